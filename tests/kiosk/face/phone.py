"""A phone that is held before the screen."""

from __future__ import annotations

import cv2
import numpy as np
from PySide6.QtGui import QImage


def read(picture: QImage) -> str:
    """What a phone's camera makes of a QR symbol in a picture."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), -1)
    pixels = np.ascontiguousarray(rows[:, : grey.width()])
    large = cv2.resize(pixels, None, fx=3, fy=3, interpolation=cv2.INTER_NEAREST)
    return str(cv2.QRCodeDetectorAruco().detectAndDecode(large)[0])
