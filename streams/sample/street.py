"""Streets are painted here."""

import cv2
import numpy as np

from streams.sample.framecode import Picture
from streams.sample.places import Place


class Street:
    """First version."""

    def __init__(self, place: Place, width: int, height: int, seconds: int) -> None:
        """Paint what does not move."""
        self._seconds = seconds
        grad = np.linspace(60, 140, height)[:, None, None] * np.ones((1, width, 3))
        self._back = grad.astype(np.uint8)
        cv2.putText(self._back, place.en, (8, 30), 0, 0.7, (255, 255, 255), 1, cv2.LINE_AA)

    def picture(self, t: float) -> Picture:
        """Paint one."""
        out = self._back.copy()
        h, w = out.shape[:2]
        for lane in range(4):
            x = int(((t / self._seconds + lane * 0.27) % 1) * (w + 100)) - 50
            y = h // 3 + lane * h // 10
            cv2.rectangle(out, (x, y), (x + w // 10, y + h // 14), (40 * lane, 90, 200), -1)
        return out
