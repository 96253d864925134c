"""A last batch, of honest talk but for one; measured once before anything was mended for it."""

MARSH = """\
Lena Marsh. ML engineer, Quarrel Games, June 2020 to May 2023, matchmaking. Senior ML engineer, Toller Energy, \
June 2023 to now (team of six). BSc Mathematics 2019, MSc Statistics 2020. Python, C++, SQL; Julia: beginner."""
SORRENTO = """\
Work
Head of data, Sorrento Foods (2021 - present), leads eight
Consultant, Brade & Partners, 2015 - 2021, clients in retail and banking
Education
PhD Economics, 2015
Skills: R, Stata, Python, Tableau"""

ONE_CONTRADICTED = [
    (None, [
        "I have no idea of Kafka, honestly, I've never worked with it.", "Files.",
        "I ran our Kafka cluster for two years at the exchange.",
    ]),
]  # fmt: skip

HONEST_TALK = [
    (MARSH, [
        "I've worked in games for three years, and in energy for three now, so six in all.", "Matchmaking.",
        "At Toller we're six, and for the grid project I coordinated fifteen people from four firms.",
    ]),
    (MARSH, [
        "I've written Julia for fun since the winter, and I'm a beginner in it.", "At Toller it's Python.",
        "C++ was at Quarrel, every day for three years.",
    ]),
    (MARSH, [
        "I left Quarrel in May 2023 and started at Toller two weeks later.", "Matchmaking.",
        "In 2024 Quarrel published a paper about the matchmaker that I had built.",
    ]),
    (MARSH, [
        "My boss at Toller, the head of analytics, has a doctorate.", "I have a master's in statistics.",
        "I was thinking about a PhD and decided against it.",
    ]),
    (MARSH, [
        "At Quarrel I was an engineer first and acting lead for the last four months.", "Yes.",
        "As lead I had three people.",
    ]),
    (SORRENTO, [
        "I was a consultant for six years at Brade, and of those two years were spent with one bank.", "Scorecards.",
        "At Sorrento I lead eight, and in the peak season twenty with the contractors.",
    ]),
    (SORRENTO, [
        "I did my doctorate until 2015 and taught for a year besides.", "Economics.",
        "I've been in data for eleven years, counting the consulting.",
    ]),
    (SORRENTO, [
        "For a client of Brade I was head of data for half a year, as an interim.", "Retail.", "It was in 2019.",
    ]),
    (None, [
        "Latency is always below 50 milliseconds for cached queries.", "Redis.",
        "For uncached queries latency is 300 milliseconds.",
    ]),
    (None, [
        "The pipeline never ran longer than an hour before Christmas.", "Airflow.",
        "In January the pipeline ran three hours, since a table had doubled.",
    ]),
    (None, [
        "Error never went above 5 percent on the benchmark.", "Public.",
        "With our own photos the error went up to 14 percent.",
    ]),
    (None, ["We always had fewer than ten complaints a week.", "Mail.", "In total we had 300 complaints in the year."]),
    (None, ["No batch ever took more than ten minutes.", "Spark.", "Writing the report on it took two days."]),
    (None, [
        "I've never missed a deadline of my own.", "Calendar.",
        "We missed the deadline for the audit because legal was late.",
    ]),
    (None, ["We never had to roll back a model.", "Canaries.", "We rolled back the web front end twice."]),
    (None, ["I was the only one who knew Scala.", "Spark.", "The other engineers on our team wrote Python."]),
    (None, [
        "I'm the only woman among the data scientists.", "Eight people.",
        "Two other data scientists on our team joined with me.",
    ]),
    (None, [
        "For the first half-year I was the only machine learning engineer.", "Then we grew.",
        "Ravi is on our machine learning team as well, he joined in June.",
    ]),
    (None, ["I built the annotation tool alone.", "Flask.", "The annotations were made by four students."]),
    (None, [
        "I designed the experiment on my own.", "Switchback.", "Our statistician, Mona, designed the analysis of it.",
    ]),
    (None, ["I wrote every line of the exporter.", "Go.", "The importer was written by Kim."]),
    (None, ["The idea of the two towers was mine.", "Recall.", "The idea of the reranker was Kim's, and he built it."]),
    (None, ["I came up with the naming scheme by myself.", "Dull.", "Kim came up with the folder scheme."]),
    (None, [
        "I did the migration alone over a weekend.", "Postgres.",
        "Kim had written the migration scripts for the smaller databases the year before.",
    ]),
    (None, [
        "I've never trained on TPUs.", "GPUs.", "The paper's authors trained it on TPUs and I used their weights.",
    ]),
    (None, ["I haven't used Airflow in this job.", "Dagster.", "I used Airflow for three years before that."]),
    (None, ["I've never deployed a model to a phone.", "No.", "I deployed models to servers, dozens of them."]),
    (None, [
        "I don't know R.", "No.", "I know the R package that our statisticians wrote, since I called it from Python.",
    ]),
    (None, ["Our team has seven people.", "Two squads.", "In my squad there are three of us."]),
    (None, ["We are eleven in the data team.", "Berlin.", "The core team for the ranker was four people."]),
    (None, [
        "We paid 3,000 dollars a month for GPUs and now 2,000, so 12,000 a year.", "Spot.",
        "For storage we save 30,000 a year.",
    ]),
    (None, [
        "The click rate went from 4 to 5 percent, which is a quarter more.", "A/B.",
        "Revenue rose by 9 percent in the same test.",
    ]),
    (None, ["Loading fell from 12 seconds to 4, three times as fast.", "Lazy.", "First paint improved by 20 percent."]),
    (None, ["We cut errors by half in the first quarter.", "Rules.", "Over the year errors went from 8 to 2 percent."]),
    (None, ["Accuracy is 94 percent.", "Top five.", "Top-one accuracy is 78 percent."]),
    (None, ["The dataset has 60,000 images.", "Birds.", "We scraped 400,000 images and kept the sharp ones."]),
    (None, ["The project took a year.", "Yes.", "The model itself took six weeks."]),
    (None, [
        "I joined Heron in 2019, and I've been there for seven years.", "Yes.",
        "In 2017 I was a student and built a bot for fun.",
    ]),
    (None, [
        "I've used PyTorch since 2017.", "Yes.", "I learned PyTorch in earnest only in 2019, when I started at Heron.",
    ]),
    (None, [
        "I've eight years of experience, the first three in web development.", "Yes.",
        "I started with machine learning five years ago.",
    ]),
    (None, [
        "It was never in production at the bank.", "Policy.",
        "At the insurer the same model is in production with 5,000 cases a day.",
    ]),
    (None, ["The first prototype never left my laptop.", "Slow.", "The service went live in May and has 900 users."]),
    (None, ["We didn't measure revenue.", "No.", "I raised the click rate by 9 percent."]),
    (None, [
        "Our tech lead was on leave, so I was the tech lead for three months.", "Yes.",
        "Our tech lead, Dora, decided on Rust before she left.",
    ]),
]  # fmt: skip
