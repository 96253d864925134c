"""The taxonomy: topic slugs, and the words a candidate reads for them."""

PREPARATION = {
    "role-and-skills": "The role and its skills",
    "math-foundations": "Mathematical foundations",
    "ml-frameworks": "ML frameworks",
    "interview-formats": "Interview formats",
    "study-plan": "Study plan",
    "learning-resources": "Learning resources",
    "interview-day": "The interview day",
    "calm-mindset": "Staying calm",
}
TECHNICAL = {
    "python": "Python",
    "cpp": "C++",
    "sorting": "Sorting",
    "searching": "Searching",
    "arrays": "Arrays",
    "linked-lists": "Linked lists",
    "trees": "Trees",
    "graphs": "Graphs",
    "supervised-unsupervised": "Supervised and unsupervised learning",
    "bias-variance": "Bias and variance",
    "overfitting": "Overfitting",
    "regularisation": "Regularisation",
    "cross-validation": "Cross-validation",
    "regression": "Regression",
    "classification": "Classification",
    "class-imbalance": "Class imbalance",
    "clustering": "Clustering",
    "dimensionality-reduction": "Dimensionality reduction",
    "decision-trees-forests": "Trees and forests",
    "knn": "Nearest neighbours",
    "evaluation-metrics": "Evaluation metrics",
    "hyperparameter-tuning": "Hyperparameter tuning",
    "feature-engineering": "Feature engineering",
    "data-preprocessing": "Data preprocessing",
    "missing-data": "Missing data",
    "data-leakage": "Data leakage",
    "deep-learning": "Deep learning",
    "nlp": "Natural language processing",
    "data-manipulation": "Data manipulation",
    "code-optimisation": "Code optimisation",
    "problem-breakdown": "Breaking problems down",
    "system-design": "ML system design",
}
PROJECT = {"project-deep-dive": "Project deep dive"}
BEHAVIORAL = {
    "conflict-resolution": "Conflict",
    "team-collaboration": "Working in a team",
    "communication": "Communication",
    "active-listening": "Listening",
    "failure": "Failure",
    "feedback": "Feedback",
    "deadlines": "Deadlines",
    "disagreement": "Disagreement",
    "mistakes": "Mistakes",
    "learning": "Learning",
    "leadership": "Leadership",
    "ambiguity": "Ambiguity",
    "prioritisation": "Prioritisation",
    "helping-others": "Helping others",
    "bad-news": "Bad news",
    "persuasion": "Persuasion",
    "achievement": "Achievement",
    "pressure": "Pressure",
    "ethics": "Ethics",
    "adaptability": "Adaptability",
}
CONDUCT = {
    "honesty-about-skills": "Honesty about skills",
    "realistic-promises": "Realistic promises",
    "company-research": "Knowing the company",
    "questions-to-ask": "Questions to ask",
    "speaking-of-employers": "Speaking of employers",
    "salary-and-benefits": "Pay and benefits",
    "professional-language": "Professional language",
    "confidence-authenticity": "Confidence and being oneself",
}

TITLES: dict[str, str] = PREPARATION | TECHNICAL | PROJECT | BEHAVIORAL | CONDUCT


def title(slug: str) -> str:
    """The words for a slug; an unknown slug reads as itself, since stored interviews outlive the taxonomy."""
    return TITLES.get(slug, slug.replace("-", " "))
