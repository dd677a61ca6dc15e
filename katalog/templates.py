"""A folder of templates in, what renders them out: escaped, strict about missing words, and quick at a hundred blanks a page."""

import re
import traceback
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from functools import cache, lru_cache
from keyword import iskeyword
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
    nodes,
)
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from katalog.problems import Problem, ProblemsFound

# Where templates lie, from the project's root.
FOLDER = "overrides/katalog"
# The same labels, names and addresses stand on page after page.
_escaped = lru_cache(maxsize=1 << 14)(escape)


def as_html(value: Any) -> Markup:
    """Return what `escape` returns, at a third of its price for what is HTML already or has been escaped before."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    return _escaped(value) if kind is str else escape(value)


def quick(macro: Macro, function: Callable[..., str]) -> Callable[..., str]:
    """Return what calls the *function* of a macro at once where nothing is given by name, and else leaves it to Jinja."""
    if macro.caller or macro.catch_kwargs or macro.catch_varargs:
        return macro
    # What is not given has the macro's own default, which its function puts where something is missing.
    function.__defaults__ = (missing,) * len(macro.arguments)
    return lambda *args, **kwargs: macro(*args, **kwargs) if kwargs else Markup(function(*args))


def _is_plain(frame: Frame, finalize: Any) -> bool:
    """Return whether a blank is to be filled with no more than its value, escaped."""
    return bool(frame.eval_ctx.autoescape) and not frame.eval_ctx.volatile and finalize.src is None


class _Generator(CodeGenerator):
    """Compiles a template as Jinja does, but with less between a template and what it asks for.

    A blank is filled through `as_html`. A dot asks for an attribute and never for a key, and what is called is called at once:
    nothing that is called here asks for Jinja's context, and to look whether it does took a tenth of a page's time.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _is_plain(frame, finalize):
            # What is HTML already is most of it.
            self.write("(shown if type(shown := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _is_plain(frame, finalize):
            self.write(") is Markup else environment.as_html(shown))")
        else:
            super()._output_child_post(node, frame, finalize)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        if iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(iskeyword(one.key) for one in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for one in (*node.args, *node.kwargs):
            self.visit(one, frame)
            self.write(", ")
        self.write(")")

    def visit_CondExpr(self, node: nodes.CondExpr, frame: Frame) -> None:
        # Jinja makes a thing of its own that shows as nothing, after each label in a row but the last.
        node.expr2 = node.expr2 or nodes.Const("")
        super().visit_CondExpr(node, frame)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("environment.quick(")
        super().macro_def(macro_ref, frame)
        self.write(", macro)")


class _Compiled(BytecodeCache):
    """Keeps what is compiled while the process lives: a server renders the same templates again and again."""

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._held:
            bucket.bytecode_from_string(self._held[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._held[bucket.key] = bucket.bytecode_to_string()


#: For whoever renders with templates in this process.
COMPILED = _Compiled()


class Words(SimpleNamespace):
    """The words of a language as templates say them: `ord.ring`, or `ord["ring"]` where the name is put together."""

    def __getitem__(self, key: str) -> str:
        word: str = self.__dict__[key]
        return word


class Templates(Environment):
    """The one way to make HTML here: no text of an editor becomes markup, and no missing word becomes a hole."""

    code_generator_class = _Generator
    as_html = staticmethod(as_html)
    quick = staticmethod(quick)

    def __init__(self, folder: Path) -> None:
        super().__init__(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            # Each build has its own, so a template that is edited is read anew then, and not looked for at every page.
            auto_reload=False,
            bytecode_cache=COMPILED,
        )
        self._folder = str(folder)
        self._held = cache(self.get_template)
        # Labels keep the order they have in the vocabulary.
        self.policies["json.dumps_kwargs"] = {"sort_keys": False, "ensure_ascii": False}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        # They are the same for all templates, and Jinja would look for them in two places for each page.
        return super().make_globals(d) if d else self.globals

    def made(self, name: str, values: Mapping[str, Any]) -> str:
        """Return what a template makes of *values*, or raise ProblemsFound where it is broken or asks for what is not there."""
        with _told(self._folder):
            return self._held(name).render(values)

    def blocks(self, name: str, values: Mapping[str, Any]) -> TemplateModule:
        """Return the macros of a template with *values* in reach, for the templates that are given them; or raise as `made` does."""
        with _told(self._folder):
            return self.get_template(name).make_module(dict(values))


def fault(error: Exception, folder: Path, name: str) -> Problem | None:
    """Return what is wrong with a template, where that is why something was raised; *folder* has them, and is called *name*."""
    if isinstance(error, TemplateNotFound):
        return Problem(f"{name}/{error.name}", 0, "file_missing")
    if isinstance(error, UnicodeDecodeError):
        wrong = (path for path in sorted(folder.rglob("*.html")) if not _is_text(path))
        return next((Problem(f"{name}/{path.relative_to(folder).as_posix()}", 0, "not_utf8") for path in wrong), None)
    # Jinja puts the templates' own lines in the way that an error has come.
    passed = [(one.filename, one.lineno) for one in traceback.extract_tb(error.__traceback__) if Path(one.filename).is_relative_to(folder)]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        passed.append((error.filename, error.lineno))
    if not passed:
        return None
    file, line = f"{name}/{Path(passed[-1][0]).relative_to(folder).as_posix()}", passed[-1][1] or 0
    if isinstance(error, UndefinedError | AttributeError):
        wanted = re.findall(r"'([^']*)'", str(error))
        return Problem(file, line, "template_lacks", {"value": wanted[-1] if wanted else "?"})
    return Problem(file, line, "template_broken", {"why": str(error).rstrip(".")})


def _is_text(path: Path) -> bool:
    try:
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return False
    return True


@contextmanager
def _told(folder: str) -> Iterator[None]:
    try:
        yield
    except (TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        if found := fault(error, Path(folder), FOLDER):
            raise ProblemsFound([found]) from None
        raise
