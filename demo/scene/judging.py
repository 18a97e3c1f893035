"""What judges score, what they remark, and which prizes there are."""

# title, English, weight, anchors as (scores, words, English)
CRITERIA = (
    (
        "立意",
        "Idea",
        "40",
        [
            ["9–10", "立意新，有自己的发现", "Fresh, with a discovery of its own"],
            ["6–8", "立意明白，表达完整", "Clear and whole"],
            ["1–5", "立意一般", "Ordinary"],
        ],
    ),
    (
        "技艺",
        "Craft",
        "60",
        [
            ["9–10", "技艺纯熟，细处可看", "Assured, good in the details"],
            ["6–8", "技艺稳当", "Sound"],
            ["1–5", "尚需磨炼", "Needs practice"],
        ],
    ),
)
# title, English, places
AWARDS = (("一等奖", "First prize", 1), ("二等奖", "Second prize", 1), ("三等奖", "Third prize", 2))
PANEL = ("demo-judge-1", "demo-judge-2", "demo-chair")
REASON_FOR_TIE = "评委组合议，以技艺一项为先。"
# what a judge may write beside the scores; most cards have none, and no remark names a person
REMARKS = (
    "气息贯通，收笔稍急。",
    "立意好，技法可再沉一沉。",
    "远看有势，近看有味，建议在展厅里给足距离。",
    "题材常见，但细处是自己看来的。",
    "节奏前松后紧，可再推敲。",
)
