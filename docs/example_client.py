"""A whole Candor client in forty lines: python docs/example_client.py ws://127.0.0.1:8000/ws answers.txt"""

import asyncio
import json
import sys
from pathlib import Path

import websockets


async def interview(address: str, answers: list[str], minutes: int = 10) -> list[str]:
    """Plays `answers` in order, then ends; returns the transcript as it was heard and said."""
    heard: list[str] = []
    async with websockets.connect(address) as socket:

        async def send(**frame: object) -> None:
            await socket.send(json.dumps(frame))

        await send(type="create", id="create", setup={"round": "technical", "minutes": minutes})
        given, sent = 0, 0  # answers given; the event number of the last message that was acked
        async for raw in socket:
            frame = json.loads(raw)
            if frame["type"] == "error":
                raise SystemExit(f"{frame['code']}: {frame['message']}")
            if frame["type"] == "ack":
                sent = frame["seq"]
            if frame["type"] == "say_end":
                heard.append(f"interviewer: {frame['text']}")
            if frame["type"] == "state" and frame["status"] == "ended":
                return heard
            if frame["type"] == "state" and "answer" in frame["legal"] and frame["seq"] > sent:
                if given < len(answers):
                    heard.append(f"you: {answers[given]}")
                    await send(type="answer", id=f"answer-{given}", turn=frame["turn"], text=answers[given])
                else:
                    await send(type="command", id="end", command="end")
                given, sent = given + 1, 10**9  # until the ack says better
    return heard


if __name__ == "__main__":
    print("\n\n".join(asyncio.run(interview(sys.argv[1], Path(sys.argv[2]).read_text().splitlines()))))
