"""Where the middle of the embedding space lies, so that cosines can be taken from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from workbench.alignment.embeddings import Embed

# Thirty sentences about nothing in common: what their vectors share is what all vectors share.
ORDINARY = (
    "Le train de nuit arrive à six heures vingt.",
    "Elle a planté des tomates derrière la maison.",
    "Le conseil a voté le budget à une courte majorité.",
    "Plusieurs soldats ont été blessés pendant l'attaque.",
    "Où avez-vous mis la clé du garage ?",
    "Cette molécule ralentit la croissance des cellules.",
    "Il a marqué deux buts en première période.",
    "Nous avons marché longtemps sans dire un mot.",
    "Le tribunal a rejeté la demande de l'entreprise.",
    "La tempête a privé d'électricité des milliers de foyers.",
    "The bakery on the corner closes at noon.",
    "Shares in the company fell by four per cent.",
    "My grandfather used to repair old clocks.",
    "The ministry denied that its aircraft had hit the village.",
    "Press the button twice to restart the device.",
    "Rebels and government forces agreed to a truce.",
    "She wrote her first novel in a lighthouse.",
    "How many of them speak a second language?",
    "The river rises quickly after heavy rain.",
    "Police are looking for a man with a grey beard.",
    "Завтра в школе не будет уроков.",
    "Министр прибыл в столицу с рабочим визитом.",
    "Кошка спит на подоконнике.",
    "Цены на бензин снова выросли.",
    "По данным ведомства, пострадавших нет.",
    "Он долго смотрел на море.",
    "Суп нужно варить на медленном огне.",
    "Команда проиграла в дополнительное время.",
    "Учёные нашли следы древнего города.",
    "Вы не подскажете, где здесь аптека?",
)
STEADINESS = 2.0
"""Sentences that the common middle counts for beside those of the document."""


def centre_of(embed: Embed) -> NDArray[Any]:
    """The middle of the space of `embed`, shape (columns,)."""
    import numpy as np

    return np.asarray(embed(ORDINARY).mean(axis=0))


def centred(vectors: NDArray[Any], centre: NDArray[Any]) -> NDArray[Any]:
    """Vectors seen from the middle of their document, rows of length 1 (float32).

    What all sentences of a document share (language, topic) tells none of them apart, and the cosines of the model
    all lie between .7 and 1. A document of a few sentences has no steady mean, so the common middle counts for
    `STEADINESS` sentences more.
    """
    import numpy as np

    middle = (vectors.sum(axis=0) + STEADINESS * centre) / (len(vectors) + STEADINESS)
    moved = vectors - middle
    norms = np.linalg.norm(moved, axis=1, keepdims=True)
    return np.asarray(moved / np.maximum(norms, 1e-6), dtype=np.float32)
