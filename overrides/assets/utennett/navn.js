// A site's address in, the name of the place where copies of its pages are kept out: sites of one origin do not share it.

export const navnPaa = (rot) => 'skolenaervaer ' + rot
