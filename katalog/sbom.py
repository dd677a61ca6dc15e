"""The lock file in, the list of what built the site out, as CycloneDX JSON: the same lock gives the same bytes."""

import re
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

FILE = "sbom.cdx.json"
_LOCKED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)", re.MULTILINE)


def sbom(lock: str) -> str:
    """Return the list of the packages in *lock*; its number comes from what it lists, and no time is in it."""
    bom = Bom()
    for name, version in sorted(_LOCKED.findall(lock)):
        purl = PackageURL("pypi", name=name.lower(), version=version)
        bom.components.add(Component(type=ComponentType.LIBRARY, name=name, version=version, purl=purl, bom_ref=str(purl)))
    bom.serial_number = uuid5(NAMESPACE_URL, "\n".join(sorted(str(one.purl) for one in bom.components)))
    bom.metadata.timestamp = None  # type: ignore[assignment]
    return make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=1) + "\n"
