"""The house plan, held: imports point down, adapters are built in one place, pure rooms stay pure."""

import ast

from rooms import ADAPTERS, FLOOR, MAY_BUILD, PURE, imports, modules, place, room_of, tree

IMPURE = {
    "asyncio", "aiosqlite", "alembic", "fastapi", "http", "multiprocessing", "os", "requests", "socket", "sqlalchemy",
    "ssl", "starlette", "subprocess", "threading", "time", "urllib", "uvicorn", "websockets",
}  # fmt: skip
CLOCKS = {"now", "utcnow", "today", "monotonic", "perf_counter"}


def test_every_room_has_a_floor() -> None:
    assert {room_of(file) for file in modules()} - set(FLOOR) == set()


def test_imports_between_rooms_point_down() -> None:
    climbing = []
    for file in modules():
        home = room_of(file)
        climbing += [
            str(found)
            for found in imports(file)
            if found.room not in (None, home) and FLOOR.get(found.room, 99) >= FLOOR[home]
        ]
    assert climbing == []


def test_adapters_are_imported_only_where_things_are_built() -> None:
    stray = [
        str(found)
        for file in modules()
        for found in imports(file)
        if found.room in ADAPTERS and room_of(file) not in MAY_BUILD | {found.room}
    ]
    assert stray == []


def test_pure_rooms_import_no_clock_no_network_and_no_loop() -> None:
    impure = [
        str(found)
        for file in modules()
        if room_of(file) in PURE
        for found in imports(file)
        if found.module.split(".")[0] in IMPURE and found.module != "urllib.parse"  # takes words apart, reaches nobody
    ]
    assert impure == []


def test_pure_rooms_await_nothing_and_read_no_clock() -> None:
    waiting = []
    for file in modules():
        if room_of(file) not in PURE:
            continue
        for node in ast.walk(tree(file)):
            reads_clock = (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS
            )
            if reads_clock or isinstance(node, ast.AsyncFunctionDef | ast.Await | ast.AsyncFor | ast.AsyncWith):
                waiting.append(f"{place(file)}:{node.lineno}")
    assert waiting == []


def test_what_understands_documents_is_as_pure_as_the_rules() -> None:
    files = [file for file in modules() if place(file).startswith("server/candor/documents/understanding/")]
    roots = {found.module.split(".")[0] for file in files for found in imports(file)}
    assert roots - {"candor", "re", "collections", "dataclasses", "itertools"} == set()
    assert {found.room for file in files for found in imports(file)} - {None, "documents", "interview", "text"} == set()
    assert files
