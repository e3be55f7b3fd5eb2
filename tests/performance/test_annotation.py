"""The actions of a film: sentences correct what the model predicts."""

import numpy as np

from stickgen.performance.annotation import annotate_actions
from stickgen.script import Beat
from stickgen.vocabulary import ACTION


def annotated(sentence: str, *predictions: str) -> list[str]:
    """Action of each second of a beat, for one predicted action a second."""
    predicted = np.repeat([ACTION[name] for name in predictions], 25).astype(np.int16)
    beats = [Beat(text=sentence, start=0, end=len(predictions))]
    names = {index: name for name, index in ACTION.items()}
    return [names[int(action)] for action in annotate_actions(predicted, beats, 25)[12::25]]


def test_a_wrong_prediction_gives_way_to_the_words() -> None:
    assert annotated("a person talks", "catching", "catching") == ["talk", "talk"]


def test_right_predictions_stay_and_replace_wrong_ones_beside_them() -> None:
    assert annotated("a person walks, then waves", "walk", "run", "run", "wave") == [
        "walk", "walk", "wave", "wave",
    ]  # fmt: skip


def test_actions_that_were_not_predicted_share_the_beat_in_their_order() -> None:
    for action in ("idle", "sit"):
        assert annotated("a person sits, then reads", action, action, action, action) == [
            "sit", "sit", "reading", "reading",
        ]  # fmt: skip


def test_words_that_name_no_action_keep_the_predictions() -> None:
    assert annotated("a person does something odd", "dance", "idle") == ["dance", "idle"]


def test_a_beat_of_ten_minutes_is_annotated_whole() -> None:
    predicted = np.random.default_rng(0).integers(0, 40, 15000).astype(np.int16)
    beats = [Beat(text="a person walks, then waves", start=0, end=600)]
    actions = annotate_actions(predicted, beats, 25)
    right = np.isin(predicted, [ACTION["walk"], ACTION["wave"]])
    assert (actions[right] == predicted[right]).all()
    assert set(actions.tolist()) == {ACTION["walk"], ACTION["wave"]}
