"""Claims without `I built` or `we had`, five to a construction; and sentences of the same looks that claim nothing."""

CLAIMS = {
    "a tool and how long": [
        "Snowflake for about four years now.", "Terraform and Ansible, three years of it.", "Rust daily since 2021.",
        "Elixir, two years at my last job.", "Keras I've used since my first internship with them.",
    ],
    "a position without a verb": [
        "Data engineer from 2017 to 2020, we were all in one office.",
        "Staff scientist since last April, I sit in Turin.",
        "Halvard Shipping from 2016 to 2019, that was my first.", "Lead analyst until 2022, then I moved.",
        "Pricing at Bexley, four years.",
    ],
    "a duty in the present": [
        "I maintain the labelling tool.", "I look after the nightly export.", "I'm on the search platform team.",
        "I own the pricing model.", "I'm the only statistician there.",
    ],
    "what others do with our work": [
        "Twelve branches use it, and our planners too.", "The dispatchers swear by it, we hear.",
        "Sales relies on our list.",
        "Our nurses preferred it to the paper form.", "The editors trust us now.",
    ],
    "a figure that moved": [
        "Returns sank by 9 percent with our filter.", "Waiting time came down to four minutes at our desks.",
        "Our recall climbed from 0.61 to 0.7.", "Complaints went from forty a week to eleven with us.",
        "Our coverage crept up to 92 percent.",
    ],
    "what it was against what it is": [
        "A quote takes our brokers 6 minutes instead of 25.", "Our onboarding used to take 9 days.",
        "We see 30 percent fewer escalations.", "Our clerks handle 80 files a day rather than 50.",
        "It runs on 4 of our nodes instead of 11.",
    ],
    "a figure without an owner": [
        "About 700 parcels an hour go over our belt.", "Median wait is 48 milliseconds at our gateway.",
        "MAPE of 12 percent for us.", "Roughly 90,000 images, our own.", "Ours costs 3,000 euros a month.",
    ],
    "how many people": [
        "Four people, including me.", "There were nine of us.", "We're six, all in Lyon.",
        "Three data scientists and my boss.",
        "Seven of us, in our best year.",
    ],
    "a round figure": [
        "Hundreds of dashboards hang on our tables.", "A third of the orders go through ours.",
        "One in five of our calls is answered by it.", "Millions of rows land in ours.", "Half of our stores have it.",
    ],
    "whose it was": [
        "The scheduler is my own work.", "Splitting the index was my idea.", "I chose the loss.",
        "I proposed the audit.",
        "The ranking was entirely mine.",
    ],
}  # fmt: skip

NO_CLAIMS = [
    "You can use a threshold of 0.5.", "If you have a million rows, sample them.", "Say you get 200 requests a second.",
    "A dropout of 0.3 would help you here.", "Typically you need 30 samples a group.",
    "Imagine half of the users leave.",
    "I'd start with a baseline.", "Precision might go from 0.8 to 0.7 then.", "You could use Spark for that.",
    "Does it serve 300 users?",
]  # fmt: skip
