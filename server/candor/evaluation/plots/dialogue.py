"""`candor eval dialogue` as tables: where follow-ups went, what an interviewer must not do, how plans were kept; and
every miss with its turn. Nothing is drawn: the figures are counts.
"""

from typing import Any

from candor.evaluation.plots.parts import Mistake, Section, Table, share, words

Result = dict[str, Any]
NEVER = ("asked_twice", "already_said", "many_questions", "given_away", "praise", "private", "filtered")


def of_dialogue(result: Result) -> list[Section]:
    metrics = result["metrics"]
    lead = (
        f"{metrics['aimed']} of {metrics['follow_ups']} follow-ups went where something was missing, weak or unbacked "
        f"({share(metrics['aimed_share'])}); {metrics['answered']} of {metrics['own_questions']} questions of the "
        f"candidates' own were answered."
    )
    head = ("Candidate", "Follow-ups", "Well aimed", "Share")
    every = {**metrics["by_candidate"], "all": metrics}
    rows = tuple(
        (words(who), str(found["follow_ups"]), str(found["aimed"]), share(found["aimed_share"]))
        for who, found in every.items()
    )
    never = tuple((words(name), str(metrics[name])) for name in NEVER)
    faults = Table("What should not happen", ("What", "Times"), never)
    tables = (Table("Follow-ups", head, rows), faults, _plans(metrics))
    return [Section("Interviews", lead, tables=tables), _misses(result)]


def _plans(metrics: Result) -> Table:
    rows = tuple(
        (one["interview"], "yes" if one["kept"] else "no", share(one["used_share"]), str(one["ended"]))
        for one in metrics["plans"]
    )
    return Table("Plans", ("Interview", "Kept", "Time used", "Ended"), rows)


def _misses(result: Result) -> Section:
    missed = [item for item in result["items"] if item.get("right") is False]
    rows = tuple((f"{i['interview']}, turn {i['turn']}", i["aim"], i["why"], i["text"]) for i in missed)
    table = Table("Follow-ups that missed", ("Where", "Aimed at", "Which", "What was said"), rows)
    return Section("Misses", "With the turn that shows each.", tables=(table,) if rows else ())


def dialogue_mistakes(result: Result) -> list[Mistake]:
    items = result["items"]
    return [
        Mistake(name, words(name).lower(), tuple(_place(item) for item in items if _shows(item, name)), len(items))
        for name in NEVER
    ]


def _shows(item: Result, name: str) -> bool:
    return name in item["faults"] or item["repeat"] == name


def _place(item: Result) -> str:
    return f"{item['interview']}, turn {item['turn']}"
