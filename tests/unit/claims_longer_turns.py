"""Another batch, of longer turns; measured once before anything was mended for it."""

BRILL = """\
Nadja Brill. Machine learning engineer, Hexley Foods (March 2021 to August 2022), demand models. Data \
scientist, Port of Wendel, September 2022 to date, in a team of five. MSc Physics, 2020. SQL, Python, Prophet; \
TensorFlow: attended one workshop."""
SONAT = """\
Emre Sonat
Lead data scientist, Calder Insurance, Jan 2020 - present; team grew from 2 to 9.
Analyst, Fennick Bank, 2016 - 2019. Part-time lecturer, City College, 2018 - 2021.
Skills: R, Python, H2O"""

LONGER = [
    (BRILL, [
        "Hexley was a wonderful school. For around four years I did all the demand models there, from frozen "
        "peas to ice cream, with planners next door.",
        "Mostly Prophet, later gradient boosting with weather. The error fell from 24 to 17 percent by the "
        "backtest of two summers.",
        "Then the port. I predict berth times, with AIS data.",
    ]),
    (BRILL, [
        "I come from physics. I have a doctorate in physics, about glaciers, and from that the time series.",
        "Hexley, then the port.", "I know SQL well, I write it every day.",
    ]),
    (BRILL, [
        "TensorFlow mainly. I have built and served TensorFlow models in production for five years, so I know "
        "its corners.",
        "The berth model runs on it every ten minutes.", "We check it weekly.",
    ]),
    (SONAT, [
        "I've been with Calder since the start of 2015, when there was no data team to speak of.",
        "We price home insurance.", "A GLM with boosted residuals.",
    ]),
    (None, [
        "What I'm most proud of is the reconciliation engine. I wrote it by myself, nobody else had a hand in "
        "it, and it's been stable for years.",
        "It matches bookings by amount, then by fuzzy reference, with a confidence per pair.",
        "The fuzzy part? Leopold wrote the reconciliation engine's matcher, I took it from his repository and "
        "it was good from the start.",
    ]),
    (None, [
        "The model answers in real time. In the whole two years no request ever took more than 100 milliseconds.",
        "It's a small net behind a Go service.",
        "On Sunday nights requests took about two seconds each because the backup was running, for the whole "
        "two years.",
    ]),
    (None, [
        "I never touched the deployment side, not once. I've never used Docker, others packed my models.",
        "There was a platform team.",
        "I packed each model with Docker and wrote the compose files, that was my Friday work.",
    ]),
    (None, [
        "I was the only data scientist at Gantry the entire time I was there, which was lonely.",
        "I built the churn model.",
        "My colleague Petra, also a data scientist, sat next to me all those years and we split the models "
        "between us.",
    ]),
    (None, [
        "I've worked at Orrin since 2021, it is my first job after university.", "I do ranking.",
        "At Orrin, back in 2018, I built the first ranker with two others.",
    ]),
    (None, [
        "We labelled it all ourselves: four students marked three million frames by hand in five days.", "With boxes.",
        "Agreement was 0.8.",
    ]),
    (None, [
        "The recall of the screening model never fell below 90 percent in any month.", "Doctors count the misses.",
        "In the autumn months recall was 82 percent, each year, because of the flu.",
    ]),
    (None, [
        "I have always worked on my own, I have never managed or led anybody, and I don't want to.", "Models only.",
        "At Tarn I led a team of seven for three years, and I hired four of them.",
    ]),
]  # fmt: skip

LONGER_HONEST = [
    (BRILL, [
        "I was at Hexley for a year and a half, the demand models, from frozen peas to ice cream, with "
        "planners next door.",
        "Mostly Prophet. The error fell from 24 to 17 percent by the backtest of two summers.",
        "At the port we are five, and I lead nobody; the head of the harbour office has twenty people who "
        "report to him.",
    ]),
    (BRILL, [
        "I have a master's in physics; my supervisor had a doctorate on glaciers.", "Hexley, then the port.",
        "I attended a workshop on TensorFlow, and that's all I know of it.",
    ]),
    (BRILL, [
        "The port has data for five years, so I know five winters of it although I've been there for less than four.",
        "Berths.", "With Hexley's data I had only two summers.",
    ]),
    (SONAT, [
        "I joined Calder in early 2020 as lead, with one colleague. We're nine now, all in Leeds.", "Home insurance.",
        "I taught statistics on the side until 2021, at City College, two evenings a week.",
    ]),
    (SONAT, [
        "At Fennick I was an analyst, there were forty of us in the department, and I led none of them.",
        "Credit cards.", "At Calder I lead the team of nine; at first there were two of us.",
    ]),
    (None, [
        "I wrote the reconciliation engine by myself, in about a year. It matches bookings by amount, then by "
        "fuzzy reference.",
        "With a confidence per pair.",
        "Leopold wrote the user interface for it, and he maintains the engine since I changed teams.",
    ]),
    (None, [
        "The model answers in real time, never more than 100 milliseconds for a request since we moved to Go.",
        "Small net.", "In Python it took about two seconds at the worst.",
    ]),
    (None, [
        "I've never used Docker at work, others packed my models.", "Platform team.",
        "At home I run a few things in Docker, a media server and so on.",
    ]),
    (None, [
        "We cut our cloud invoice from 20,000 dollars a month to 16,000 by turning off idle notebooks.",
        "People complained.", "With the reserved machines on top we save 150,000 dollars a year.",
    ]),
    (None, [
        "I was the only data scientist at Gantry, in a company of engineers.", "Churn.",
        "Now at Orrin there are six data scientists in my team, and I like the company.",
    ]),
    (None, [
        "I was the only data scientist on the churn project.", "Yes.",
        "Two other data scientists on our team did pricing.",
    ]),
    (None, [
        "I've worked at Orrin since 2021, it is my first permanent job.", "Ranking.",
        "In 2018, as a working student, I built a ranker for a small shop with two others.",
    ]),
    (None, [
        "Four students marked 30,000 frames by hand in five days.", "Boxes.",
        "The three million frames of the full set were marked by the model, and we checked samples.",
    ]),
    (None, [
        "We never had an incident in which data was lost.", "Two zones.",
        "We had an incident of four hours, when a certificate ran out, and nothing was lost.",
    ]),
    (None, [
        "Recall never fell below 90 percent on the adult scans.", "Doctors count.",
        "On the children's scans recall was 82 percent, because there were few of them.",
    ]),
    (None, [
        "I have never managed people in the sense of contracts and salaries.", "No.",
        "I led a team of seven for three years, as tech lead.",
    ]),
    (None, [
        "I built the ingest on my own in the first year.", "Kafka.",
        "Since the second year it's Hana's, she rewrote most of it.",
    ]),
    (None, [
        "We had 3 million rows in the pilot.", "Yes.",
        "The rollout has 40 million rows, since all branches are in it.",
    ]),
    (None, ["Our F1 is 0.83 on names and 0.91 on dates.", "Yes.", "In the paper F1 was 0.87, the average of the two."]),
    (None, [
        "The model was never deployed to phones, it was too large.", "So a server.",
        "It went live on the server in March, for all users.",
    ]),
    (None, [
        "I've done Python for ten years, and Rust for one.", "Tools.",
        "I started with Rust a year ago, when the parser got too slow.",
    ]),
    (None, [
        "Training takes six hours on one GPU, and with four it takes under two.", "Yes.",
        "Before that training took two days.",
    ]),
    (None, [
        "I used to be the team lead at Tarn, five people.", "Then I stepped back.",
        "Our team lead, Ruben, took over in spring, and I've been an engineer in his team of eight.",
    ]),
    (None, [
        "I don't know any Java. I've never written a line of it.", "No.",
        "I read a lot of Java when we took over the rules engine, and somebody else changed it.",
    ]),
    (None, [
        "Nobody else knew the billing code, I was alone with it for a year.", "Perl.",
        "Then Sven learned it, and he wrote the tests.",
    ]),
    (None, [
        "We served 2 million predictions a day and 60 a second in the evening.", "Yes.",
        "It cost 900 dollars a month, 11,000 a year.",
    ]),
    (None, [
        "The dataset is 200 hours of speech.", "Calls.", "We threw away half of the 400 hours that we had bought.",
    ]),
]  # fmt: skip
