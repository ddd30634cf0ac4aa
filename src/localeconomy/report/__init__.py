"""What people read: reports render what the findings say, and judge nothing themselves."""

from __future__ import annotations
