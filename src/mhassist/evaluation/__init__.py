"""``eval/`` questions -> scores per question -> summary."""
