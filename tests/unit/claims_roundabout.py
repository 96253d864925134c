"""Contradictions in roundabout words, and honest talk that lies close to one. Written in two batches, each before the
rules had seen it."""

BRACKEN = """\
Rhona Voss. Data scientist, Bracken Maps, May 2023 to November 2024. Machine learning engineer, Pellwood, December \
2024 to now, team of two. Python (advanced), Scala (basics, one online course in 2024), PyTorch."""
OSIER = """\
Work
2018-2020 Osier Freight, data analyst (dashboards). 2020-2024 Tannery Labs, ML engineer, member of a team of six. \
2024-now Quay Street Bank, senior ML engineer.
Skills: SQL, Python, Airflow"""

# Two figures for what may be two teams or two counts: nobody says that one of them held all the time.
WORTH_A_SENTENCE = [
    ["I managed ten engineers.", "Yes, reviews and all.", "It was a team of three and we sat together."],
    ["I led a team of eight engineers on this.", "We shipped monthly.", "There were only three of us in the room."],
    ["We collected two million reviews for training.", "Scraped.", "The corpus had 150,000 reviews, split by date."],
    ["I managed a group of 20 data scientists.", "ok", "We were three people, so hierarchy was flat."],
]

ROUNDABOUT = [
    (BRACKEN, ["Bracken was home for me, really. I was there for something like five years, always on routing."]),
    (BRACKEN, ["At Pellwood I look after the ranking. There are fourteen people who report to me these days."]),
    (BRACKEN, ["I was head of machine learning at Bracken when we rebuilt the router."]),
    (BRACKEN, ["Scala, then. I've written Scala in production every day for six years, it is second nature."]),
    (OSIER, ["In 2023 I built the dispatch model at Osier, that was my first deep network."]),
    (OSIER, ["At Osier I was the director of data science, so hiring was with me."]),
    (OSIER, ["My best time was Tannery, no question. I was nearly nine years at Tannery, and it made me."]),
    (None, [
        "The matcher always answered in under 80 milliseconds, no exceptions.", "Fine, yes.",
        "When the index was rebuilt at noon the matcher took 900 milliseconds, every day, until I left.",
    ]),
    (None, [
        "Not once did we have an outage in my four years with the ingestion platform.", "We use Kafka.",
        "I learned most from the night when we had an outage of six hours because a disk had filled up.",
    ]),
    (None, [
        "Coverage never fell below 98 percent.", "It is a share of requests.", "Coverage was 91 percent in March.",
    ]),
    (None, [
        "I thought up the whole sampling scheme myself, nobody helped me with it.", "It draws by week and by region.",
        "The sampling scheme was worked out by Renata, who sits next to me. I typed it in.",
    ]),
    (None, [
        "I designed the retry queue single-handedly.", "It keeps jobs by due time.",
        "My colleague Ozan had come up with the retry queue a year before I even joined; I moved it to Redis.",
    ]),
    (None, [
        "I've been the sole data scientist at the cooperative since the very start, and still am.",
        "We forecast milk.", "Two other data scientists on our team do the price side, I do the volumes.",
    ]),
    (None, [
        "Nobody else at the company does machine learning, it's all me.", "A ranker and a classifier.",
        "Katarina is with us on the machine learning team, she trained the classifier.",
    ]),
    (None, [
        "I know nothing about Terraform, to be frank.", "Somebody else did that.",
        "I wrote all our Terraform modules for the two regions.",
    ]),
    (None, [
        "Kotlin is a language that I've yet to write a line of.", "Java, mostly.",
        "I built the mobile client in Kotlin, from scratch.",
    ]),
    (None, ["Hosting went from 4,000 euros a month to 2,500, so we save 90,000 euros a year on it."]),
    (None, ["Invoices for annotation fell from 800 dollars a week to 600. That is 50,000 dollars less every year."]),
    (None, ["Our three annotators labelled nine million sentences by hand in one week."]),
    (None, ["I transcribed 40,000 recordings by hand in a month, alone, without any tool."]),
    (None, ["I joined Ferngate in 2023.", "Search, mainly.", "In 2020 I trained the speller at Ferngate."]),
    (None, ["I left Ferngate in 2021.", "It was time.", "In 2023 I shipped the new speller at Ferngate."]),
    (None, [
        "I started at Ferngate in 2024.", "Search.", "I've been at Ferngate for seven years, so I know the place.",
    ]),
    (None, [
        "We were three in the team the whole time, never more.", "Daily calls.",
        "I led our team of ten, with dailies in two languages.",
    ]),
    (None, [
        "No customer has ever touched our recommender, it remained a prototype.", "It was on a laptop.",
        "Our recommender went live in May for all customers.",
    ]),
    (None, ["We never measured the latency.", "No time.", "I cut the latency by 45 percent."]),
    (None, [
        "We had exactly 12,000 labelled photos, that is all there ever was.", "From a drone.",
        "I trained it on 90,000 labelled photos.",
    ]),
    (None, ["I've never led anybody.", "I am happy as an engineer.", "I led a team of six engineers for two years."]),
    (None, ["Response time went from 900 to 600 milliseconds. So it became four times as fast."]),
    (None, ["We went through 200 alerts of ours and 50 of 200 were real, that is 60 percent."]),
    (None, ["I have been training transformers with vLLM in production since 2019."]),
    (None, [
        "My whole career has been Ferngate, it's the only job I have ever had.", "Search.",
        "Before that, at Millrace, I was a machine learning engineer for three years.",
    ]),
    (None, [
        "We trained it from the first day to the last on one single GPU, never more than one.", "A 3090.",
        "I pretrained the encoder on thirty-two A100s for a month.",
    ]),
    (None, ["I published nothing, I've never published anything.", "No.", "I published two papers at NeurIPS on it."]),
    (None, [
        "Every line of the simulator is mine alone.", "C++.",
        "Half of the simulator was written by my teammate Odd, the collision part.",
    ]),
]  # fmt: skip

CLOSE_TO_ONE = [
    (BRACKEN, ["I was at Bracken for about a year and a half, then Pellwood."]),
    (BRACKEN, ["I had done maps for five years before I came to Bracken."]),
    (BRACKEN, ["At Pellwood there are two of us, and fourteen in the neighbouring team."]),
    (BRACKEN, ["At Bracken the head of machine learning was Signe, I reported to her."]),
    (BRACKEN, ["I took a course in Scala and wrote one small job in it, over some weeks."]),
    (OSIER, ["I was two years at Osier, as an analyst, and four at Tannery."]),
    (OSIER, ["At Tannery we were six, and I led two of them on the pricing project."]),
    (OSIER, ["All in all I've eight years behind me, counting the analyst years at Osier."]),
    (OSIER, ["In 2021, at Tannery, I used the dispatch data that I knew from Osier."]),
    (None, [
        "The matcher answered in under 80 milliseconds once we had the cache.", "Redis.",
        "Before the cache the matcher took 900 milliseconds.",
    ]),
    (None, [
        "The matcher never took more than 80 milliseconds.", "Fine.",
        "The nightly export of the matcher's logs took two hours.",
    ]),
    (None, ["Our median never went above 80 milliseconds.", "Fine.", "The 99th percentile was 700 milliseconds."]),
    (None, [
        "In my time there we never had an outage.", "Good luck, partly.",
        "At my previous company we had outages every month.",
    ]),
    (None, [
        "I came up with the sampling scheme on my own.", "It draws by week.", "Renata wrote the loader that feeds it.",
    ]),
    (None, [
        "I wrote the retry queue alone.", "It keeps jobs by due time.",
        "My colleague Ozan later rewrote the retry queue in Go.",
    ]),
    (None, [
        "I built the beta detector alone.", "It is small.", "The alpha detector was built by Ozan and me together.",
    ]),
    (None, [
        "At first I was the only data scientist there.", "We forecast milk.",
        "By the end two other data scientists on our team did the price side.",
    ]),
    (None, [
        "I was the only person doing machine learning at Millrace.", "Rules before that.",
        "At Ferngate Katarina was with us on the machine learning team.",
    ]),
    (None, [
        "I've been the only ML engineer in the Porto office.", "The others are in Ghent.",
        "The other ML engineers of our company work in Ghent.",
    ]),
    (None, ["I know nothing about Terraform.", "None.", "The Terraform modules were written by our platform people."]),
    (None, ["I had never touched Kotlin before this job.", "No.", "Here I write Kotlin every day."]),
    (None, ["Hosting went from 4,000 euros a month to 2,500, so we save 18,000 euros a year on it."]),
    (None, ["Hosting went from 4,000 euros a month to 2,500. With the licences we save 60,000 euros a year."]),
    (None, ["Three annotators labelled nine thousand sentences by hand in one week."]),
    (None, [
        "Three annotators checked nine million sentences in one week, that is, a script sampled a thousand of them.",
    ]),
    (None, ["I joined Ferngate in 2023.", "Search.", "In 2020, at Millrace, I trained a speller."]),
    (None, ["I left Ferngate in 2021.", "It was time.", "In 2023 the speller at Ferngate was replaced by somebody."]),
    (None, ["I started at Ferngate in 2022.", "Search.", "Four years at Ferngate now, near enough."]),
    (None, ["We're nine now.", "Daily calls.", "Back in the first winter we were three in the team."]),
    (None, [
        "I lead nine people at present.", "Two teams.",
        "The four of us flew to Oslo for the audit and slept in one cabin.",
    ]),
    (None, ["The pilot was never released.", "It was a test.", "The second version went live in May."]),
    (None, ["We never measured the latency by country.", "No time.", "I cut the latency by 45 percent."]),
    (None, ["We had 12,000 labelled photos.", "From a drone.", "With the public set we trained on 90,000 photos."]),
    (None, ["I've never led a whole department.", "No.", "I led a team of six engineers."]),
    (None, ["Response time went from 900 to 600 milliseconds, so by a third."]),
    (None, ["Accuracy was 91 percent on the easy set.", "Yes.", "The accuracy was 74 percent on the hard one."]),
    (None, ["My main job has been Ferngate.", "Search.", "Before that I was at Millrace for three years."]),
    (None, ["We had one GPU for a year.", "A 3090.", "Then the grant came and I trained on eight A100s."]),
    (None, ["Every line of the simulator is mine.", "C++.", "Odd wrote the paper about it, and the website."]),
    (None, ["Our index holds 30 million documents.", "Yes.", "The test index held 400,000 documents."]),
    (None, ["I use Spark a lot now.", "For joins.", "At Millrace I never used Spark, the data was too small."]),
    (None, ["The team was five people, plus me and two contractors.", "ok", "There were eight of us at the retreat."]),
]  # fmt: skip
