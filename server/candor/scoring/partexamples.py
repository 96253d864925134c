"""Sentences and half-sentences of our own that tell one part of a story, and such as tell none.

They were written from the definitions of the parts, about all kinds of work; none is taken from a labelled answer. What
tells a part is learned from these when their vectors are there (`tellers.py`); no trained weights rest on them.
"""

from collections.abc import Mapping
from typing import Final

NONE: Final = "none"

_SITUATION = """
At a bakery chain in Hamburg we were four people building the order forecast for sixty shops.
This was in my second year at a tram operator.
In the autumn of 2020 I worked for a firm that sells contact lenses online.
During my internship at a seed company the camera on the sorting line broke down every other night.
Two weeks before the fair our demo stopped recognising half of the plants.
It was the busiest month of the year, and every hour without the model cost us orders.
The client had already threatened to leave after the second outage.
My colleague wanted to buy a tool, I wanted to build one, and we hadn't spoken properly for days.
One morning all the predictions for the northern depots came out as zero.
There were three of us and none had ever worked with sound before.
So um at that time I was at a call centre, and the queue was like forty minutes long.
We had a new manager who did not believe in the recommender at all.
The only person who understood the old pipeline had just left.
The regulator was due in May and there was no documentation whatsoever.
Back then our team shared one server with the research group.
Half of the nurses had stopped using the tool because it cried wolf every night.
The whole thing ran on a spreadsheet that somebody had made ten years earlier.
Last winter, when I had only just begun at a publisher in Oslo.
We were two groups, one in Vienna and one in Pune, and each blamed the other for the delay.
The labels came from volunteers, and about a fifth of them were wrong.
My manager had promised the board a first version by Easter, without asking us.
If it failed again the hospital would have gone back to paper.
It was for my thesis, with a museum that wanted to sort old photographs.
A customer had been charged twice because our fraud model blocked the refund.
I joined a project that was already four months late.
Our biggest account complained that the parcel times were off by a day.
The intern had deleted the only copy of the training images on a Friday evening.
When I was working at a supermarket chain, the team lead and the data engineer were arguing about the schema.
It was a small charity, twelve staff, with a donor database nobody trusted.
The night before the launch the accuracy dropped from 90 to 71 percent.
they had twenty thousand emails a week and four people to read them
in March, at a shipping company, when the new scanners came
the deadline was ten days away and nothing was ready
She was an excellent engineer but her reviews hurt people, and two juniors had asked to move teams.
Our product owner and the designer disagreed over what the score should show.
At university, in a team project with five students who didn't know each other.
"""

_TASK = """
It was my job to get the forecast running again before the Monday order.
I was asked to find out why.
My part was the data, and I had to hand it over by the twentieth.
I was responsible for the model and for telling the client how good it was.
The decision was mine, and I had until Thursday.
My manager put me in charge of the migration.
I had to bring the false alarms down to five a week without buying new sensors.
What I was supposed to deliver was a single list that the dispatchers could trust.
As the team lead I had to make sure both of them could go on working together.
It fell to me to tell the customer.
So they gave it to me, yeah, my task was to clean the whole thing up in two weeks.
I owned that service, so it was on me to repair it.
The goal was to cut the waiting time by half before summer.
I volunteered to take over the labelling, which nobody wanted.
I was the one who had signed it off, so it was mine to put right.
My assignment was to choose between the two vendors.
I needed to convince the head of sales, and I had one meeting for it.
I was on call that weekend.
I was to write the first version alone, and it had to run on a phone.
Nobody else could do it, so I took the responsibility for the release.
my role in this was the evaluation
and it was up to me to decide which of the two went out
I was accountable for the budget, not for the model itself.
I had been hired to build up the group, with two people and six months.
My responsibility as mentor was that he could work on his own by autumn.
She asked me to sort it out, quietly, before the audit.
It had to be done by Friday noon and must not touch the billing.
I was expected to present a plan that both departments would accept.
I had promised the professor a working prototype by the end of term.
for me it was to make the report in time, that was what I should do
The test set was mine to build.
What I wanted to reach was at least eighty percent on the new images.
I'd been given a month to prove that it was worth keeping.
My brief was simple: no lost orders, no extra staff.
"""

_ACTION = """
I sat down with both of them and drew the pipeline on a whiteboard.
First I compared the two files row by row.
Then I wrote a small script that checks every date before it is loaded.
I called the supplier and asked for the raw readings.
I rolled back the release and switched to last week's model.
I took thirty examples, labelled them myself and showed them to the team.
I split the work into three parts and gave the hardest one to myself.
So I went through the logs, um, and found that one sensor sent everything twice.
I interviewed six drivers and rode along on two tours.
I trained a smaller model on one region only and measured it against the old rules.
I apologised to her and asked what she had meant.
I set up a daily call of ten minutes and put the open points on one page.
I proposed a test with half of the shops, and drew up how we would judge it.
and rewrote the loader over the weekend
then I removed the leaking column and trained it all again
I listened first, wrote down each objection and came back with numbers for two of them.
I cut the scope to one feature and told the client the same day.
I paired with him every morning for a month.
I read four papers, rebuilt one of them and threw the others away.
I deleted the duplicates, weighted the rare classes and ran the cross-validation again.
I made a checklist and taped it to the door of the lab.
I booked a room, put the two leads in it and did not let us out until there was a list.
We discussed it and fixed it together.
We all worked hard on it and tried different things.
I tried to help and communicated with everybody.
I checked the sample by hand
I plotted the errors by hour, saw that they came after midnight, and asked the operations desk what they did then.
i make a table with each step and who does it, and i ask every day what is blocked
I wrote to the manager, with a copy of the figures, and asked for a decision by noon.
I taught her to read the confusion matrix with her own pictures.
I withdrew my version and helped to test his.
I took over two of his tickets and moved our demo by a day.
I ran both models side by side for a week.
I reported it to the data protection officer and stopped the export.
I asked the customers themselves, forty of them, by phone.
"""

_RESULT = """
In the end the error fell from twelve to seven percent.
It went live on the first of June, two days early.
The client signed for another year.
Nobody has had to work a weekend since.
They still use it today in all of the shops.
Complaints dropped by a third within a month.
We lost the customer anyway.
The two of them now run the project together.
The report was accepted without a single question.
After that the queue was never longer than ten minutes.
It saved the team about six hours a week.
She was promoted in the spring and thanked me for it.
So yeah, at the end we got the second prize, and the company took it over.
It worked, and the outage lasted forty minutes instead of a day.
The release was three weeks late, but it held.
Recall rose to ninety-one per cent with no more false alarms than before.
Everybody was happy and it was a success.
It came out fine in the end.
The model was switched off after two months.
He agreed, and the plan went through on Tuesday.
Two other departments have copied it.
My manager said it was good work.
As a result the orders were right on Monday and no shop ran empty.
the whole thing was finished by Friday
and not one refund was blocked in the following quarter
The prototype got the best mark of the year.
We missed the deadline by a week and paid the fine.
The test showed no difference, and the idea was dropped.
It has run for two years without an incident.
Sales in the pilot shops went up by four percent.
now the nurses trust it, they turn it on by themselves
and the board approved it with one vote against
We were back online before the shops opened.
The patient list was complete again by evening, all 812 of them.
He stayed, and today he leads the team.
I never heard how it turned out.
"""

_REASONING = """
because a second mistake would have cost us their trust for good
I chose the simpler one since nobody would be there to look after the other.
I wanted their own numbers in it, so that they could not call it our opinion.
I didn't ask in the meeting, because people defend themselves in front of others.
The alternative was to wait for the vendor, but that would have taken a month.
What I learned from it is to ask who will use a thing before I build it.
Next time I would start with the smallest version.
I thought that if it failed in one shop we could still stop it.
It was a trade-off: a bit less accuracy for something they could explain.
My reason was that a quick fix could be undone and a rewrite could not.
rather than an average, as the average hides the bad days
I could have gone to his boss, but then he would never have told me anything again.
It taught me that silence is not agreement.
Looking back I should have said it a week earlier.
since a mail can be ignored and a phone call cannot
I took the hard cases first because the easy ones would have told us nothing.
I decided against retraining, as with so little data it would only have learned the noise.
My thinking was, a cheap test now is worth more than a perfect one in June.
I'd rather lose a day than ship something I could not explain.
Otherwise we would have argued about taste for another month.
why like this? because who has to work with it must have a word in it
That way each of them could see the same evidence.
The risk was that it would slow us down, but it was smaller than the risk of doing nothing.
I know now that a number convinces nobody who was not asked first.
Since then I write down what I assume before I start.
I kept the old rules beside it in case the model drifted.
so that the blame would not land on her
If I had told them later, they could not have planned around it.
It seemed fairer to me that the person who had made it should also mend it.
The cost of a false alarm was ten minutes, the cost of a missed one was a life.
I figured they were tired rather than against it.
Both would have worked, but only one could be reversed.
I realised that I had been solving my problem and not theirs.
"""

_NONE = """
In general I think communication is the key in every team.
I am a very organised person.
In such a case I would talk to everyone and find a compromise.
I have never had that kind of situation, to be honest.
That is a good question, let me think.
Conflicts are normal and they happen everywhere.
I would first analyse the problem and then make a plan.
So that is my story.
I always give my best and I never give up.
You have to respect other opinions.
Teamwork is very important to me.
um, how should I put it
I could tell you about many such situations.
A good leader listens and motivates the others.
People say that I am reliable and good under pressure.
I usually make a list and start with the most important thing.
Nowadays every company wants to use data.
Yeah, so, where was I.
By the way, the canteen there was really good.
As I said before.
I believe that honesty is the best policy.
The model is a gradient boosting, which adds trees one after another.
I hope that answers your question.
Everybody makes mistakes, that is human.
If that happened to me I'd stay calm and explain my view.
Do you mean at work or in my private life?
Let me give you an example.
My cousin had the same problem with his landlord, but that is another story.
It depends on the people, really.
I think it was something like that, I don't remember exactly.
"""


def _lines(block: str) -> tuple[str, ...]:
    return tuple(line for line in block.strip().splitlines())


EXAMPLES: Final[Mapping[str, tuple[str, ...]]] = {
    "situation": _lines(_SITUATION), "task": _lines(_TASK), "action": _lines(_ACTION), "result": _lines(_RESULT),
    "reasoning": _lines(_REASONING), NONE: _lines(_NONE),
}  # fmt: skip
TEXTS: Final[tuple[str, ...]] = tuple(text for texts in EXAMPLES.values() for text in texts)
