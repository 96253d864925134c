"""Résumés of nobody, for what is said against them."""

MARLOW = """\
Experience
Senior Data Scientist, Marlow Insurance, May 2021 - present
- Reduced claim handling time by 35% with a triage model
- Led a team of 3 data scientists
Data Scientist, Pinecrest Analytics, February 2018 - April 2021
Junior Analyst, Holt Bank, 2016 - 2017
Skills: Python, SQL, PyTorch, Docker"""
TIDEWATER = """\
Machine Learning Engineer | Tidewater Logistics | 06/2022 – present
• Built ETA models
Data Analyst | Corvid Retail | 09/2020 – 05/2022
Education
MSc Data Science, 2020
Skills: Python, scikit-learn, SQL, Airflow, Docker"""
QUILLON = """\
EXPERIENCE
Quillon Energy — Machine Learning Engineer (Jan 2022 – Present)
- Forecast of wind power, error reduced by 18%
Fenwick Media — Data Scientist (Mar 2019 – Dec 2021)
- Recommender with 12% more clicks
Fenwick Media — Working Student (Oct 2017 – Feb 2019)
EDUCATION
M.Sc. Computer Science, 2019"""
HALBERD = """\
Profile
ML engineer with a background in physics.

Work history
Senior Machine Learning Engineer
Halberd Robotics, Zurich
April 2023 - present
Perception for warehouse robots, PyTorch, ROS.

Data Scientist
Osprey Telecom
September 2019 - March 2023
Churn models that lowered churn by 8%.

Skills: Python, PyTorch, C++, Docker"""
COPPICE = """\
Employment
Data Engineer, Larkspur Health (02/2020 - 08/2022)
ML Engineer, Coppice Games (09/2022 - present)
- Cut matchmaking latency by 40%
Projects
Churn model for players
Skills
Python, Airflow, Kafka"""
