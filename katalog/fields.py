"""The kinds of value a record is declared with, and what every record is. Each reads one value: katalog/values.py, katalog/ways.py."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic import Field as Field

from katalog import values, ways
from katalog.values import Telefon

Ord = Annotated[str, AfterValidator(values.filled)]
Id = Annotated[str, AfterValidator(values.identifier)]
Dato = Annotated[date, BeforeValidator(values.day)]
ForbiDato = Annotated[date, BeforeValidator(values.past_day)]
Klokkeslett = Annotated[str, AfterValidator(values.time)]
Stund = Annotated[datetime, BeforeValidator(values.moment)]
Alderstall = Annotated[int, BeforeValidator(values.age)]
Nummer = Annotated[Telefon, BeforeValidator(ways.phone)]
Epost = Annotated[str, AfterValidator(ways.email)]
Lenkeadresse = Annotated[str, AfterValidator(ways.link)]
Farge = Annotated[str, AfterValidator(values.colour)]
Erklaering = Annotated[str, BeforeValidator(ways.statement)]
JaNei = Annotated[bool, BeforeValidator(values.yes_no)]
Navn = Annotated[Any, BeforeValidator(values.text_of(values.NAME))]
Setning = Annotated[Any, BeforeValidator(values.text_of(values.SENTENCE))]
Avsnitt = Annotated[Any, BeforeValidator(values.text_of(values.PARAGRAPH))]
Begrep = Annotated[Any, BeforeValidator(values.text_of(values.CONCEPT, any_language=True))]
OrdPerSpraak = Annotated[dict[str, list[Ord]], BeforeValidator(values.per_language(any_language=True))]
SoekeordPerSpraak = Annotated[dict[str, list[Ord]], BeforeValidator(values.per_language())]
Land = Literal["NO", "DK"]
Ukedag = Literal["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
KontaktSelv = Literal["ja", "via skolen", "nei", "ukjent"]
WEEKDAYS: tuple[str, ...] = get_args(Ukedag)


class Post(BaseModel):
    """A record: unknown keys are refused, and nothing changes after it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False, arbitrary_types_allowed=True)

    def __getstate__(self) -> dict[Any, Any]:
        """Be kept as its values: which of them somebody has said, and which are as they are when nobody does, is asked of no record."""
        return self.__dict__

    def __setstate__(self, state: dict[Any, Any]) -> None:
        # A record is not to be changed, and so does not let its parts be set as those of any object are.
        put = object.__setattr__
        put(self, "__dict__", state)
        put(self, "__pydantic_fields_set__", set())
        put(self, "__pydantic_extra__", None)
        put(self, "__pydantic_private__", None)
