"""A third batch, longer turns, measured once before anything was mended for it."""

HESSLE = """\
Tobias Hessle, Gdansk. Currently principal ML engineer, Arkady Rail, from June 2024, four direct reports. Prior: ML \
engineer, Brightwater Utilities, May 2021 - May 2024. Software tester, Brightwater Utilities, 2019 - 2021. Tools: \
Python, Java, PyTorch (daily), Kafka (read about it only)."""
MIREL = """\
EXPERIENCE
Applied Scientist at Corvina Health, 2022 - present
- Triage model for wards, sensitivity from 0.81 to 0.86
- Team: two scientists, no reports
Research Intern at Corvina Health, summer 2021
PhD student, University of Halle, 2018 - 2022
SKILLS
Python, R, statistics; SQL (basic)"""

LAST = [
    (HESSLE, ["I joined Brightwater in 2014 as a data person, and it grew into ML.", "Meters."]),
    (HESSLE, [
        "It's rail, so mostly wear of switches. These days thirty people report to me at Arkady, in three squads.",
    ]),
    (HESSLE, ["Kafka is my bread and butter. I've operated Kafka clusters in production for five years now."]),
    (HESSLE, [
        "My last place was Brightwater. I was chief architect there in 2020, with a seat in the board meetings.",
    ]),
    (MIREL, ["On the triage model sensitivity went from 0.81 to 0.97, which the wards noticed at once."]),
    (MIREL, ["I've been with Corvina for eleven years, so I have seen three reorganisations."]),
    (None, [
        "Let me be clear that the deduplication is my own work from the first line to the last. Nobody helped "
        "me with it.",
        "It hashes shingles.",
        "It's in two steps. Farida had written the deduplication, both steps, before I came; I only changed "
        "the threshold.",
    ]),
    (None, [
        "There is no other data scientist in the company, I'm the only one and I was the first.", "We sell tyres.",
        "We review each other's notebooks. Two other data scientists sit in my room, so it's quick.",
    ]),
    (None, [
        "The thing I'm proud of is that our gateway never took longer than 30 milliseconds.", "It's Rust.",
        "At month end our gateway took 400 milliseconds, on each month end, and people knew to wait.",
    ]),
    (None, [
        "In five years we never once had to do a rollback.", "We test a lot.",
        "There's one release I remember: we rolled it back after ten minutes, since prices were zero.",
    ]),
    (None, [
        "Snowflake I haven't ever worked with, we're on Postgres.", "Fine with me.",
        "I moved our whole reporting to Snowflake and tuned the warehouses there.",
    ]),
    (None, [
        "We brought the spend down from 30,000 euros a month to 24,000.", "By spot machines.",
        "So over the year it's 72,000. We went from 30,000 a month to 24,000, that saves 300,000 euros a year.",
    ]),
    (None, ["My three interns tagged one million photos by hand in two days, no model was involved."]),
    (None, [
        "I left Solent in March 2020.", "Then I travelled.",
        "In 2022 I led the migration at Solent, as their engineer.",
    ]),
    (None, [
        "We were two people on it the whole time, Hedda and me.", "Small.",
        "Our team of nine met every morning at nine sharp.",
    ]),
    (None, [
        "Our ranker was never put into production.", "Politics.", "Our ranker serves nine million people every day.",
    ]),
    (None, ["Nobody at our place ever measured click rate.", "Sad.", "I raised the click rate by 14 percent."]),
    (None, [
        "I've never given a talk in my life, and never published anything.", "Shy.", "I published a paper at KDD.",
    ]),
    (None, ["Failures fell from 12 to 9 a week. In other words, we got rid of three quarters of the failures."]),
    (None, ["I have used LangChain in production since 2019."]),
]  # fmt: skip

LAST_HONEST = [
    (HESSLE, ["At Arkady four people report to me. At Brightwater nobody did, I was an engineer among nine."]),
    (HESSLE, ["I was at Brightwater for five years, the first two as a tester."]),
    (HESSLE, ["The chief architect at Brightwater wanted Kafka. I have read about it and never run it."]),
    (HESSLE, ["I've been principal for two years, and before that I had been an ML engineer for three."]),
    (HESSLE, ["In 2020 I was testing meter software at Brightwater, so I came to ML from that side."]),
    (MIREL, ["Sensitivity went from 0.81 to 0.86 on all wards; on the stroke ward alone from 0.81 to 0.93."]),
    (MIREL, ["I've known Corvina for five years, since the internship, and have been employed for four."]),
    (MIREL, ["I led a reading group of ten at the university, but I have no reports at Corvina."]),
    (MIREL, ["My SQL is basic. I write some SQL every day, joins and counts, nothing clever."]),
    (None, [
        "I wrote the deduplication alone. It hashes shingles.", "Yes.",
        "The tests were Farida's, and she found two bugs in it.",
    ]),
    (None, [
        "The loss was my idea, and I wrote it alone.", "Hinge, with weights.",
        "For the sampler I asked Tomek, who wrote it in C.",
    ]),
    (None, [
        "I'm the only data scientist in the company.", "Tyres.",
        "At my former company two other data scientists sat in my room.",
    ]),
    (None, [
        "I was the only data scientist for two years.", "Tyres.",
        "In the third year we hired, and two other data scientists joined us.",
    ]),
    (None, [
        "I am the only one on our team who does machine learning.", "The others are web people.",
        "Jonas is on our team as well, he does the front end.",
    ]),
    (None, [
        "Our gateway never took longer than 30 milliseconds.", "Rust.",
        "Our customers' own systems took 400 milliseconds, which is not ours to fix.",
    ]),
    (None, [
        "Our gateway never takes longer than 30 milliseconds.", "Rust.",
        "The old gateway, in Java, took 400 milliseconds.",
    ]),
    (None, ["In production we never had an outage.", "Luck.", "In staging we had an outage every week, by design."]),
    (None, [
        "I haven't worked with Snowflake at this company.", "Postgres.",
        "At Solent I worked with Snowflake for a year.",
    ]),
    (None, ["I haven't used Snowflake much.", "Postgres.", "I moved one report to Snowflake."]),
    (None, ["We went from 30,000 euros a month to 24,000, which saves 72,000 euros a year.", "Spot machines."]),
    (None, [
        "The bill went from 9,000 to 6,000 a month in May and to 5,000 in June. All in all it saves us 48,000 a year.",
    ]),
    (None, ["My three interns tagged 3,000 photos by hand in two days."]),
    (None, ["I left Solent in March 2020.", "Yes.", "In 2022 Solent was sold, and I went to the party."]),
    (None, [
        "We were two people on it at first, Hedda and me.", "Small.", "Our team of nine met every morning by then.",
    ]),
    (None, ["Hedda and me, the two of us did the prototype.", "Small.", "Our team has nine people."]),
    (None, [
        "The first ranker was never put into production.", "Politics.",
        "Our ranker serves nine million people every day.",
    ]),
    (None, ["Nobody measured click rate before me.", "So I set it up.", "I raised the click rate by 14 percent."]),
    (None, ["Failures fell from 12 to 9 a week, so by a quarter."]),
    (None, ["I've never led more than four people.", "No.", "I led three analysts at Solent."]),
    (None, ["Precision is 92 percent.", "By hand.", "Recall is 61 percent, which is the weak spot."]),
    (None, [
        "The service handles 40 requests a second at the peak.", "Yes.", "On an average day it's 600,000 requests.",
    ]),
    (None, ["I spent four years at Solent.", "Yes.", "I joined Solent in 2016 and left in 2020."]),
    (None, [
        "We had 80 thousand tickets, 12 thousand of them labelled.", "By agents.", "I trained on 12 thousand tickets.",
    ]),
    (None, [
        "My title was senior engineer, though in practice I led the team.", "Yes.",
        "Our team lead, Birgit, was ill for most of that year.",
    ]),
    (None, ["The model has an error of 8 percent.", "MAPE.", "When I came, the error was 15 percent."]),
    (None, [
        "I built the whole pipeline by myself.", "Airflow.",
        "The data came from a vendor, and the dashboard was built by the BI team.",
    ]),
    (None, ["It took three weeks to build.", "Fast.", "It took us four months until legal let it go live."]),
    (None, ["I started with Go two years ago.", "For tools.", "I've got six years of Python, and two of Go."]),
]  # fmt: skip
