import type { RewriteCase } from '../support/rewriteCase.ts';

const program = (...lines: readonly string[]): RewriteCase['files'] => ({ 'main.py': `${lines.join('\n')}\n` });

/** Places where a call is legal. */
export const positions: readonly RewriteCase[] = [
  {
    name: 'a constant with a type',
    files: program('from typing import Final', '', 'PASSWORD: Final[str] = "⟦blue-heron-42⟧"', 'print(PASSWORD)'),
  },
  {
    name: 'a class attribute',
    files: program(
      'class Config:',
      '    password = "⟦blue-heron-42⟧"',
      '    nested = {"password": "⟦red-fox-17⟧"}',
      '',
      '',
      'print(Config.password, Config().nested)',
    ),
  },
  {
    name: 'a field of a dataclass',
    files: program(
      'from dataclasses import dataclass',
      '',
      '',
      '@dataclass(frozen=True)',
      'class Config:',
      '    user: str = "app"',
      '    password: str = "⟦blue-heron-42⟧"',
      '',
      '',
      'print(Config())',
    ),
  },
  {
    name: 'a member of an enumeration',
    files: program(
      'import enum',
      '',
      '',
      'class Key(enum.Enum):',
      '    FIRST = "⟦blue-heron-42⟧"',
      '    SECOND = "⟦red-fox-17⟧"',
      '',
      '',
      'print(Key.FIRST.value, Key("red-fox" + "-17").name, len(Key))',
    ),
  },
  {
    name: 'a default parameter',
    files: program(
      'def connect(user="app", password: str = "⟦blue-heron-42⟧", *, token="Bearer ⟦red-fox-17⟧"):',
      '    return user, password, token',
      '',
      '',
      'print(connect(), connect.__defaults__)',
    ),
  },
  {
    name: 'an argument of a decorator',
    files: program(
      'def keyed(key):',
      '    def decorate(function):',
      '        function.key = key',
      '        return function',
      '',
      '    return decorate',
      '',
      '',
      '@keyed("⟦blue-heron-42⟧")',
      'def run(): ...',
      '',
      '',
      'print(run.key)',
    ),
  },
  {
    name: 'a keyword argument and a star',
    files: program(
      'def connect(*args, **options):',
      '    return args, options',
      '',
      '',
      'print(connect(*["⟦blue-heron-42⟧"], password="⟦red-fox-17⟧", **{"token": "⟦green-owl-88⟧"}))',
    ),
  },
  {
    name: 'a key, an index and a slice',
    files: program(
      'names = {"⟦blue-heron-42⟧": 1}',
      'print(names["⟦blue-heron-42⟧"], "⟦blue-heron-42⟧"[1:4])',
      'del names["⟦blue-heron-42⟧"]',
      'print(names)',
    ),
  },
  {
    name: 'a comparison and a membership',
    files: program(
      'given = "blue" + "-heron-42"',
      'print(given == "⟦blue-heron-42⟧", given in ("⟦blue-heron-42⟧",), given if given != "⟦red-fox-17⟧" else 0)',
    ),
  },
  {
    name: 'a lambda, a comprehension and a generator',
    files: program(
      'read = lambda x="⟦blue-heron-42⟧": x + "⟦red-fox-17⟧"',
      'print(read(), [c for c in "⟦blue-heron-42⟧" if c != "-"], set(x for x in ["⟦red-fox-17⟧"]))',
    ),
  },
  {
    name: 'an async function',
    files: program(
      'import asyncio',
      '',
      '',
      'async def run():',
      '    password = "⟦blue-heron-42⟧"',
      '    await asyncio.sleep(0)',
      '    return password',
      '',
      '',
      'print(asyncio.run(run()))',
    ),
  },
  {
    name: 'a generator function',
    files: program(
      'def keys():',
      '    yield "⟦blue-heron-42⟧"',
      '    yield from ["⟦red-fox-17⟧"]',
      '',
      '',
      'print(list(keys()))',
    ),
  },
  {
    name: 'a subject and a guard of match',
    files: program(
      'match "⟦blue-heron-42⟧":',
      '    case str() as key if key == "⟦blue-heron-42⟧":',
      '        print("same", key)',
    ),
  },
  {
    name: 'a walrus, an assertion and a raise',
    files: program(
      'if (key := "⟦blue-heron-42⟧") and len(key) > 3:',
      '    print(key)',
      'assert key == "⟦blue-heron-42⟧", "⟦red-fox-17⟧"',
      'try:',
      '    raise ValueError("⟦red-fox-17⟧")',
      'except ValueError as error:',
      '    print(error)',
    ),
  },
  {
    name: 'a with statement and an augmented assignment',
    files: program(
      'from io import StringIO',
      '',
      'text = "key="',
      'text += "⟦blue-heron-42⟧"',
      'with StringIO("⟦red-fox-17⟧") as file:',
      '    print(text, file.read())',
    ),
  },
  {
    name: 'a chained and an unpacked assignment',
    files: program(
      'a = b = "⟦blue-heron-42⟧"',
      'user, password = "app", "⟦red-fox-17⟧"',
      'print(a, b, user, password)',
    ),
  },
  {
    name: 'statements on one line',
    files: program('import sys; password = "⟦blue-heron-42⟧"; print(password, file=sys.stdout)'),
  },
  {
    name: 'the middle of a call over lines',
    files: program('print(', '    "user=app",  # who', '    "⟦blue-heron-42⟧",', '    sep="|",', ')'),
  },
  {
    name: 'a nested class and function',
    files: program(
      'class Outer:',
      '    class Inner:',
      '        key = "⟦blue-heron-42⟧"',
      '',
      '        def read(self, fallback="⟦red-fox-17⟧"):',
      '            def inner():',
      '                return self.key + "⟦green-owl-88⟧"',
      '',
      '            return inner() + fallback',
      '',
      '',
      'print(Outer.Inner().read())',
    ),
  },
];

/** Places where none is, or where one would do harm. */
export const refusals: readonly RewriteCase[] = [
  {
    name: 'a pattern of match',
    files: program(
      'match "x":',
      '    case "⟦blue-heron-42⟧":',
      '        pass',
      '    case {"⟦red-fox-17⟧": _} | ["⟦green-owl-88⟧"]:',
      '        pass',
    ),
    expect: 'match-pattern',
    main: 'none',
  },
  {
    name: 'a literal type',
    files: program(
      'from typing import Literal',
      '',
      'Key = Literal["⟦blue-heron-42⟧"]',
      'key: Literal["⟦blue-heron-42⟧"] = "⟦blue-heron-42⟧"',
      'print(key)',
    ),
    expect: ['literal-type', 'literal-type', 'rewritten'],
  },
  {
    name: 'an annotation',
    files: program('def f(x: "⟦BlueHeron⟧") -> "⟦RedFox⟧": ...'),
    expect: 'literal-type',
    main: 'none',
  },
  {
    name: 'the name of a type',
    files: program('import typing', '', 'T = typing.TypeVar("⟦BlueHeron⟧")', 'x = typing.cast("⟦RedFox⟧", 1)'),
    expect: 'literal-type',
    main: 'none',
  },
  {
    name: 'a docstring',
    files: program('"""Password: ⟦blue-heron-42⟧"""', '', '', 'def f():', '    "key ⟦red-fox-17⟧"', '    return 1'),
    expect: 'directive',
    main: 'none',
  },
  {
    name: 'a list of names',
    files: program('__all__ = ["⟦blue_heron⟧"]', '', '', 'class A:', '    __slots__ = ("⟦red_fox⟧",)'),
    expect: 'constant-type',
    main: 'none',
  },
  { name: 'a comment', files: program('x = 1  # password = "⟦blue-heron-42⟧"'), expect: 'not-a-literal', main: 'none' },
  {
    name: 'an expression in an f-string',
    files: program('x = f"{⟦key⟧} and {key:⟦10⟧}"'),
    expect: 'not-a-literal',
    main: 'none',
  },
  {
    name: 'a value with an interpolation in it',
    files: program('user = "app"', 'password = f"⟦blue-{user}-42⟧"'),
    expect: 'not-a-literal',
    main: 'none',
  },
  {
    name: 'a character by its name, a lone surrogate',
    files: program('a = "⟦blue\\N{BULLET}heron⟧"', 'b = "⟦blue\\ud83dheron⟧"'),
    expect: 'not-unicode-text',
    main: 'none',
  },
  {
    name: 'text and bytes side by side',
    files: program('x = "a" + b"⟦blue-heron-42⟧"'),
    expect: 'not-a-literal',
    main: 'none',
  },
  { name: 'Python 2', files: program('print "⟦blue-heron-42⟧"'), expect: 'does-not-parse', main: 'none' },
  {
    name: 'f-strings that leave no quotes',
    files: program('x = f"{f\'{str("⟦blue-heron-42⟧")}\'}"'),
    expect: 'not-a-literal',
    main: 'none',
  },
  {
    name: 'a docstring that shares its line with code',
    files: program('"""Text."""; password = "⟦blue-heron-42⟧"'),
    expect: 'directive',
    main: 'none',
  },
  {
    name: 'some of the places of a file',
    files: program(
      'match "x":',
      '    case "⟦blue-heron-42⟧":',
      '        pass',
      '    case _:',
      '        print("⟦blue-heron-42⟧")',
    ),
    expect: ['match-pattern', 'rewritten'],
  },
];
