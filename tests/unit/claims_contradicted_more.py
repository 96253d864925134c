"""More of `claims_contradicted`, in other words."""

from claims_resumes import COPPICE, HALBERD, QUILLON

MORE_CONTRADICTED = [
    (QUILLON, ["I've been with Quillon since 2018, so I know the wind business well."]),
    (QUILLON, ["My forecast reduced the error of the wind power by 45 percent."]),
    (None, [
        "I did all of the modelling alone.", "ok", "LSTM.", "ok",
        "My teammate Carla did the modelling, I prepared the data.",
    ]),
    (None, [
        "I led the migration to Kubernetes, and I operate Kubernetes clusters daily.", "Yes.", "ok", "ok", "ok", "ok",
        "ok", "I've never worked with Kubernetes before, to be fair.",
    ]),
    (None, [
        "We were four people in total, it was a tiny team.", "ok.",
        "There were twelve people on the team, so stand-ups took long.",
    ]),
    (None, ["I've got five years of Scala experience.", "ok", "I learned Scala last year for a course."]),
    (None, ["The system is used by 10,000 nurses.", "ok", "It was never rolled out, the hospital pulled the plug."]),
    (None, ["We cut the false positive rate by 50%.", "ok", "ok", "The false positive rate went from 10% to 9%."]),
    (None, [
        "My share was 40% modelling, 40% data work and 40% of my time meetings. I spent 40% of my time on modelling, "
        "40% on data and 40% on meetings.",
    ]),
    (None, ["So the batch job used to run for 12 hours. I brought that down by 75 percent, from 12 hours to 9 hours."]),
    (None, ["After my refactoring memory use was cut in half: from 16 GB to 13 GB."]),
    (HALBERD, ["I have been with Halberd Robotics since 2019, so I saw it grow from ten people."]),
    (HALBERD, ["I spent six years at Osprey Telecom building churn models."]),
    (HALBERD, ["At Osprey I lowered churn by 25 percent with the new model."]),
    (HALBERD, [
        "I've worked with C++ for ten years.", "Templates, mostly.", "Sure.", "Hm.",
        "C++ is something I only picked up two years ago at Halberd.",
    ]),
    (None, [
        "My background: seven years of TensorFlow.", "We did vision.", "OK.",
        "To be honest I've never used TensorFlow, it was always PyTorch.",
    ]),
    (None, [
        "It was me alone who built the labelling tool.", "React and Flask.", "It had shortcuts.",
        "The labelling tool was developed by an external agency.",
    ]),
    (None, [
        "Our team had five engineers.", "We pair a lot.", "ok",
        "With fifteen engineers on the team, code review took ages.",
    ]),
    (None, [
        "I've no experience with reinforcement learning.", "ok", "ok",
        "I have applied reinforcement learning at work for four years.",
    ]),
    (None, [
        "The anomaly detector has been running in production since May and it flags 20 cases a day.", "Good.",
        "Thresholds.", "Unfortunately the anomaly detector was never deployed.",
    ]),
    (None, ["We saved 1.2 million euros a year.", "Energy.", "ok", "We never calculated the savings."]),
    (None, ["Our NPS rose by 15 points thanks to my model.", "ok", "Nobody measured the NPS after the change."]),
    (None, [
        "I was the engineering manager of that team.", "ok",
        "Our engineering manager, Paolo, did the performance reviews.",
    ]),
    (None, ["I used ChatGPT in a customer project in 2019."]),
    (None, [
        "I spent two months on cleaning, three months on features and four months on tuning, so half a year "
        "altogether.",
    ]),
    (None, ["62 of the 80 alerts were real, so precision was around 95 percent."]),
    (None, ["I've published five papers.", "ok", "I have never published anything."]),
    (None, ["Our index holds 30 million documents.", "ok", "ok", "The index has 400,000 documents."]),
    (None, ["I wrote my own CUDA kernels for that.", "ok", "I haven't written CUDA kernels."]),
    (COPPICE, ["I was at Larkspur Health for five years."]),
    (COPPICE, ["I've worked at Coppice Games since 2018."]),
    (COPPICE, ["I have twelve years of experience as a machine learning engineer."]),
    (None, ["We sped up the matchmaking by a factor of five, from 100 ms to 60 ms."]),
    (None, ["I lowered the abandonment rate by half, from 30 percent to 24 percent, with better ranking."]),
    (None, [
        "For six years I've worked with Kafka every day.", "Topics, partitions.", "ok", "yes", "no", "right", "yes",
        "fine", "I started with Kafka four months ago, when I moved teams.",
    ]),
    (None, [
        "I built the churn model by myself.", "Logistic regression.", "Recency mattered most.",
        "The churn model was built by Milan, my colleague in the data team.",
    ]),
    (None, ["We are a team of three.", "ok", "ok", "ok", "I lead a team of nine people."]),
    (None, [
        "I had sole responsibility and wrote the entire pipeline alone.", "Airflow.", "ok",
        "My teammate Odile wrote the pipeline, I maintained it.",
    ]),
    (None, [
        "The matchmaking model went into production in autumn.", "ok", "ok",
        "The matchmaking model never made it to production.",
    ]),
    (None, ["The new ranking increased retention by 7 percent.", "ok", "We never tracked retention for it."]),
    (None, ["I've deployed dozens of models with Docker.", "ok", "I have no experience with Docker."]),
    (None, ["I worked there for three years, from 2022 to 2023."]),
    (None, ["I have used JAX since 2014."]),
]  # fmt: skip
