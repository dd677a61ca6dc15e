"""A value in, its JSON without a blank to spare out: what browsers and other programs fetch is written so."""

import json

# What is told of the data never holds itself, so nothing needs to be looked through for that.
compact = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
