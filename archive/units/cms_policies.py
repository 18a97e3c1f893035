"""Permission policies for what is seen in the CMS, but changed elsewhere."""

from collections.abc import Iterable
from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy


class SeeOnlyPolicy(ModelPermissionPolicy):
    """Whoever has the view permission sees; nobody adds, changes or deletes in the CMS, superusers included."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Return true for seeing only."""
        return action == "view" and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        """Return true when seeing is among the actions."""
        return any(self.user_has_permission(user, action) for action in actions)
