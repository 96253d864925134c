"""A second batch, written after the rules had been mended for the first, and measured before they were for it."""

SALTER = """\
Curriculum vitae
Imke Salter
Senior data scientist at Vantry (since March 2024), team of 4
Data scientist, Lowmoor Water, January 2021 to February 2024, forecasting, one intern supervised
Student assistant, University of Drevsk, 2018 to 2020
Skills: Python, SQL, LightGBM; Kubernetes (basic); JAX: none yet"""

FURTHER = [
    (SALTER, ["I was at Lowmoor for a good six years before I moved over."]),
    (SALTER, ["Since last year I've been at Vantry, where I manage a group of fifteen people."]),
    (SALTER, ["In 2019 I designed the leak forecast at Lowmoor."]),
    (SALTER, ["At Lowmoor I was the director of analytics, until they closed the office."]),
    (SALTER, ["Kubernetes I know deeply, I've run it in production for eight years."]),
    (SALTER, ["I've got fifteen years of professional experience in data science."]),
    (None, [
        "From day one until today nobody except me has written code for the planner, I did all of it alone.",
        "Python and a bit of C.", "The planner was built by Aurel and his brother, I maintain it.",
    ]),
    (None, [
        "The idea for the cascade was mine and I developed the cascade on my own.", "Cheap model first.",
        "My manager Lidia came up with the cascade, she had it running before I joined.",
    ]),
    (None, [
        "I'm the only ML engineer there, always have been.", "Small place.",
        "The other machine learning engineer on our team, Pascal, owns the ranking.",
    ]),
    (None, [
        "Our predictions never took longer than 20 milliseconds.", "Trees.",
        "On Mondays our predictions took 150 milliseconds since the cache was empty, nobody minded.",
    ]),
    (None, [
        "The error rate has always stayed below 2 percent.", "By hand count.",
        "With invoices from abroad the error rate was 9 percent, week in, week out.",
    ]),
    (None, [
        "Availability never dropped under 99.9 percent.", "Two zones.",
        "In the third week availability was 97 percent.",
    ]),
    (None, [
        "I've not trained a single language model in my life.", "Vision only.",
        "I trained a language model on our tickets.",
    ]),
    (None, ["I have no experience with Flink whatsoever.", "Batch.", "I operated our Flink cluster for three years."]),
    (None, ["Never have I managed anyone.", "No.", "I was managing five analysts at the insurer."]),
    (None, ["I've never written Scala.", "Python.", "All our streaming jobs I wrote in Scala."]),
    (None, ["The storage bill fell from 1,200 dollars a month to 900, which saves us 20,000 dollars a year."]),
    (None, ["We brought the cost per month from 10,000 euros to 7,000. That frees half a million euros every year."]),
    (None, ["In two days my colleague and I, two people, labelled 500,000 images by hand."]),
    (None, [
        "I began at Trondal in January 2023.", "Shipping.", "The router I wrote at Trondal in 2021 is still running.",
    ]),
    (None, ["I've been at Trondal for ten years.", "Shipping.", "I joined Trondal in 2022, from university."]),
    (None, ["Latency went down from 80 to 60 milliseconds. So we halved it."]),
    (None, ["Recall rose from 60 to 66 percent, in other words it tripled."]),
    (None, ["We served 1,000 requests a day, evenly, so about 2,000 requests a minute."]),
    (None, [
        "The data came from exactly 40 hospitals, not one more.", "Scans.", "We had data of 400 hospitals for it.",
    ]),
    (None, ["Our app has 20,000 users.", "Mostly nurses.", "ok", "Our app has three million users."]),
    (None, ["The corpus held 8 million sentences in all.", "Law texts.", "The corpus held 500,000 sentences."]),
    (None, [
        "The churn model has never been used by anybody.", "A pity.",
        "The churn model saved us 300,000 euros last year.",
    ]),
    (None, ["We were a team of five throughout.", "Yes.", "There were fourteen people on our team."]),
    (None, ["I have thirteen years of experience with PyTorch."]),
    (None, ["I've used Polars in production since 2016."]),
    (None, ["I picked up Rust last winter.", "Yes.", "I have eight years of Rust behind me, professionally even."]),
    (None, ["I was there from 2019 to 2021, four years of hard work in all."]),
    (None, ["Our three stages took us two weeks, three weeks and four weeks, five weeks in total."]),
]  # fmt: skip

FURTHER_HONEST = [
    (SALTER, ["I was at Lowmoor for about three years, and at Vantry for two by now."]),
    (SALTER, ["At Vantry I lead four people; at Lowmoor I had one intern."]),
    (SALTER, ["In 2019 I was a student assistant and built the leak dataset at the university."]),
    (SALTER, ["At Lowmoor I reported to the director of analytics."]),
    (SALTER, ["Kubernetes I know from the outside, I can read a manifest."]),
    (SALTER, ["I've got five years of professional experience, seven with the student job."]),
    (SALTER, ["Vantry is a firm of fifteen people, my own team is four of them."]),
    (SALTER, ["I've been forecasting for six years, if I count the thesis, three of those years at Lowmoor."]),
    (None, [
        "I developed the cascade on my own.", "Cheap model first.",
        "My manager Lidia came up with the name, and with the budget.",
    ]),
    (None, [
        "I developed the ranking cascade on my own.", "Cheap model first.",
        "The search cascade was built by Lidia, that is another story.",
    ]),
    (None, [
        "I was the only ML engineer at first.", "Small place.",
        "Pascal joined us as a second machine learning engineer.",
    ]),
    (None, [
        "I am the only ML engineer in a team of nine.", "Small place.",
        "Our two backend developers deploy the models.",
    ]),
    (None, ["I was the only engineer on the ranking.", "Small place.", "Two other engineers did the crawler."]),
    (None, [
        "Our predictions never took longer than 20 milliseconds.", "Trees.",
        "Training took 40 minutes, and loading the model took 3 seconds.",
    ]),
    (None, [
        "After the fix our predictions never took longer than 20 milliseconds.", "Trees.",
        "In the old version our predictions took 150 milliseconds.",
    ]),
    (None, [
        "The error rate has always stayed below 2 percent on our own invoices.", "Yes.",
        "On the supplier's invoices the error was 9 percent, but those we don't process.",
    ]),
    (None, [
        "Availability never dropped under 99.9 percent.", "Two zones.",
        "The old system's availability was 97 percent.",
    ]),
    (None, [
        "I've not trained a language model from scratch.", "Vision.", "I fine-tuned a language model on our tickets.",
    ]),
    (None, ["I have no experience with Flink.", "Batch.", "The Flink cluster was operated by the platform team."]),
    (None, ["I've never managed anyone formally.", "No.", "I mentored five analysts at the insurer."]),
    (None, ["At Trondal I never wrote Scala.", "Python.", "At Wexley I wrote Scala for two years."]),
    (None, ["The storage bill fell from 1,200 dollars a month to 900, which saves us 3,600 dollars a year."]),
    (None, [
        "The storage bill fell from 1,200 dollars a month to 900, and with compute we save 20,000 dollars a year.",
    ]),
    (None, ["In two weeks two of us labelled 6,000 images by hand."]),
    (None, ["I began at Trondal in 2023.", "Shipping.", "In 2021 I was still at Wexley and wrote a router there."]),
    (None, ["I've been at Trondal for ten years.", "Shipping.", "I joined the Trondal search team in 2022."]),
    (None, ["Latency went down from 80 to 60 milliseconds, a quarter."]),
    (None, ["Recall rose from 60 to 66 percent, that's six points or ten percent."]),
    (None, ["We served 1,000 requests a day, and at the peak about 20 requests a minute."]),
    (None, ["The data came from 40 hospitals.", "Scans.", "Later we had data of 90 hospitals."]),
    (None, ["Our app had 20,000 users at launch.", "Nurses.", "Our app has three million users."]),
    (None, ["The corpus held 8 million sentences.", "Law.", "The corpus of the pilot held 500,000 sentences."]),
    (None, [
        "The churn model has not been used by marketing.", "A pity.",
        "The churn model is used by the call centre, 40 agents.",
    ]),
    (None, ["We were five when I came.", "Yes.", "There are fourteen people on our team."]),
    (None, ["I have nine years of experience with PyTorch."]),
    (None, ["I picked up Rust last winter.", "Yes.", "I have eight years of C++ behind me."]),
    (None, ["I was there from 2019 to 2021, and four years elsewhere."]),
    (None, ["The first model took two weeks and the second three; the project was half a year."]),
    (None, ["Nobody else wanted the pager, so I had it for a year.", "Yes.", "Mia took the pager after me."]),
    (None, ["I did the evaluation myself, nobody helped.", "Yes.", "Mia did the training and the serving."]),
    (None, ["I never said no to a request.", "Yes.", "I refused once when it came to the private data, fair enough."]),
    (None, ["We never had more than two GPUs per person.", "Yes.", "The cluster has sixteen A100s for all of us."]),
]  # fmt: skip
