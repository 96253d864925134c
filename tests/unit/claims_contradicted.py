"""Answers with a claim that does not fit with another, with its résumé, with arithmetic, or with the calendar."""

from claims_resumes import MARLOW, TIDEWATER

CONTRADICTED = [
    (None, ["I brought inference time down by 80 percent, from 50 ms to 40 ms."]),
    (None, ["We halved the error rate, it went from 12 percent to 9 percent."]),
    (None, ["Throughput tripled: it rose from 1,000 to 1,400 requests per second."]),
    (None, ["I reduced our cloud bill by two thirds, from 30,000 euros to 24,000 euros a month."]),
    (None, ["My change made training ten times faster, going from 60 minutes to 20 minutes."]),
    (None, [
        "I've been writing Rust for six years now.", "We used tokio.", "Well, mostly services.",
        "I first touched Rust eight months ago, during a hackday.",
    ]),
    (None, [
        "I have eight years of experience with TensorFlow.", "ok",
        "I only started using TensorFlow last spring, so some things are new.",
    ]),
    (None, ["I've worked with Kafka for seven years.", "Yes.", "I learned Kafka this year when the event bus came."]),
    (None, [
        "I built the entire system by myself in six months.", "It reads invoices.",
        "Actually the OCR was the hardest.",
        "A contractor developed the OCR part and our data engineer built the ingestion.",
    ]),
    (None, [
        "I wrote every line of the scoring service on my own.", "In Go.",
        "The scoring service was written by a freelancer before the summer.",
    ]),
    (None, [
        "I did it single-handedly.", "It was a search engine.",
        "My teammate Ola implemented the index and I used it.",
    ]),
    (None, [
        "There were four of us in the team.", "We had weekly plannings.", "Fine.",
        "Our team had eleven people and we met in one room.",
    ]),
    (None, ["I deployed our models on Kubernetes myself.", "Yes.", "I haven't worked with Kubernetes, to be honest."]),
    (None, ["I am an expert in Spark.", "Sure.", "I have no experience with Spark, we had small data."]),
    (None, ["I have led several teams of engineers.", "ok", "I've never led a team, but I would enjoy it."]),
    (None, [
        "The recommender is live and serves 2 million users.", "Great.",
        "It stayed a prototype in the end, management lost interest.",
    ]),
    (None, [
        "We shipped the forecasting model to all stores.", "It was nice.",
        "The forecasting model was never deployed, because IT had no capacity.",
    ]),
    (None, ["Our churn model cut churn by 15 percent.", "With offers.", "We never tracked churn after the launch."]),
    (None, [
        "My work increased click-through by 20 percent.", "Via ranking.",
        "We had no way to measure click-through at that company.",
    ]),
    (MARLOW, ["I joined Marlow Insurance in 2017 as a data scientist."]),
    (MARLOW, ["I worked at Pinecrest Analytics for six years."]),
    (MARLOW, ["At Holt Bank I was the head of analytics."]),
    (MARLOW, ["I have fifteen years of experience in data science."]),
    (MARLOW, ["I was at Pinecrest from 2015 to 2021."]),
    (None, ["I started using LangChain in 2019."]),
    (None, [
        "I have ten years of Kubernetes experience, in three companies, so more than most. I have fifteen years with "
        "Kubernetes.",
    ]),
    (None, ["I worked there for six years, from 2019 to 2022."]),
    (None, [
        "Two years at a bank and three at a retailer, so eight years in total, all with Python. I spent two years at "
        "a bank and three years at a retailer, so eight years in total.",
    ]),
    (None, ["I spent 70 percent of my time on modelling and 50 percent of my time on meetings."]),
    (None, ["We caught 30 of 60 fraud cases, which is 80 percent."]),
    (None, [
        "Our dataset had 5 million images.", "We used augmentations.", "ok",
        "The dataset contained 200 thousand images, so training was quick.",
    ]),
    (None, ["The accuracy was 96 percent.", "ok", "good", "The accuracy was 81 percent, which the customer accepted."]),
    (None, [
        "I was the team lead of the group.", "I did the planning.",
        "Our team lead, Jonas, decided which tickets we took.",
    ]),
    (None, [
        "I cut the response time in half.", "By caching.", "It was a Flask service.", "ok",
        "The response time went from 400 ms to 320 ms.",
    ]),
    (None, [
        "I designed the data model alone.", "ok.",
        "The data model was designed by our architect, I only implemented it.",
    ]),
    (MARLOW, ["I still work at Pinecrest Analytics."]),
    (MARLOW, ["I reduced claim handling time by 70 percent at Marlow Insurance."]),
    (None, ["The project took two weeks.", "ok", "The project took eight months, mostly because of the labels."]),
    (None, [
        "I graduated last summer, so this would be my first job.", "ok",
        "I have six years of professional experience as a data scientist.",
    ]),
    (None, [
        "I was responsible for the whole pipeline and wrote all of it myself.", "It has three stages.",
        "Lena wrote the pipeline, I took it over for the demo.",
    ]),
    (None, ["The new index made queries twice as fast; they went from 90 ms to 80 ms."]),
    (None, ["We managed to cut the monthly GPU costs by 60%, from $10,000 to $7,000."]),
    (None, ["Error rate dropped from 8% to 6%, so we basically halved it."]),
    (None, ["I shaved training time down from 10 hours to 8 hours, which is a 50 percent reduction."]),
    (None, [
        "I've been doing Kubernetes for about five years at this point.", "Mostly deployments.", "Yes.",
        "Helm, mainly.", "No.", "Right.", "Sure.",
        "I got into Kubernetes around a year ago, when our ops person left.",
    ]),
    (None, [
        "I have roughly six years of hands-on PyTorch.", "Sure.", "Yes.",
        "I'd say PyTorch is fairly new to me; I started with it eight months ago.",
    ]),
    (None, [
        "Five years of Spark, daily.", "Joins mostly.",
        "I'd been on pandas until then and only moved to Spark last autumn.",
    ]),
    (None, [
        "I built the fraud detection model on my own, no help from anyone.", "The features came from transactions.",
        "SMOTE hurt so we dropped it.",
        "The fraud detection model itself was actually built by my colleague Dmitri; I did the feature work.",
    ]),
    (None, [
        "I was the only one working on the recommender.", "Matrix factorisation first.",
        "Anna wrote the recommender's candidate generation and I plugged it in.",
    ]),
    (None, [
        "It was a one-man show, I did everything myself.", "It forecasts demand.",
        "My coworker trained the models while I did the dashboards.",
    ]),
    (None, [
        "I've never touched TensorFlow.", "PyTorch all the way.",
        "Our serving stack was mine: I ran TensorFlow models in production for two years.",
    ]),
    (None, [
        "I haven't used Airflow before, we had cron.", "ok", "I maintained around forty Airflow DAGs in production.",
    ]),
    (None, [
        "I've never worked with streaming data.", "Batch mostly.",
        "I built our Kafka streaming data pipeline from scratch and ran it for a year.",
    ]),
    (None, [
        "I have no production experience with Docker.", "Right.", "I've run Docker in production for three years.",
    ]),
    (None, [
        "The model is in production and handles 3,000 requests a day.", "FastAPI.",
        "It never got past the proof of concept, sadly.",
    ]),
    (None, ["We rolled the chatbot out to 50,000 customers.", "RAG.", "The chatbot hasn't gone live yet."]),
    (None, [
        "My model lifted conversion by 9 percent.", "Uplift trees.",
        "We never actually measured conversion, the test was cancelled.",
    ]),
    (None, [
        "Our support bot saved about 300 hours a month.", "Intent classifier.",
        "Nobody ever measured the hours, that number was my guess.",
    ]),
    (TIDEWATER, ["I've been at Tidewater for five years."]),
    (TIDEWATER, ["I joined Tidewater Logistics in 2019 and grew with the company."]),
    (TIDEWATER, ["I was a machine learning engineer at Corvid Retail from 2016 to 2022."]),
    (TIDEWATER, ["I've got ten years of industry experience in machine learning."]),
    (TIDEWATER, ["I left Corvid in 2024 because the work had become repetitive."]),
    (TIDEWATER, ["At Corvid I was head of data science."]),
    (None, ["I've used vLLM in production since 2020."]),
    (None, ["I've got twelve years of Kubernetes under my belt. I've been using Kubernetes since 2011."]),
    (None, ["I was there for four years, from 2021 to 2023."]),
    (None, ["We spent three months on data collection and five months on modelling, so six months in total."]),
    (None, [
        "I was the project lead.", "Planning etc.",
        "Our project lead, Simone, wanted weekly reports, so I wrote them.",
    ]),
    (None, [
        "I've managed a team of five for three years.", "Reviews.",
        "I have never had direct reports, I'm purely an individual contributor.",
    ]),
    (None, [
        "I wrote the whole codebase alone.", "20k lines.", "About half of the code was written by two contractors.",
    ]),
    (None, [
        "I have a team of six people reporting to me.", "Sprint planning.",
        "I've never managed people, I work as an individual contributor.",
    ]),
    (None, ["We reduced churn by a quarter, from 8 percent to 7.5 percent."]),
    (None, [
        "I delivered the migration in two weeks.", "Postgres.",
        "The migration took us seven months, with two freezes.",
    ]),
    (None, ["The dataset was 80 GB.", "Parquet.", "The dataset was only 500 MB, so pandas was fine."]),
    (None, [
        "I trained for 70 percent of the time on images and 60 percent of the time on text, split over the year. I "
        "spent 70% of my time on research and 60% of my time on engineering.",
    ]),
]  # fmt: skip
