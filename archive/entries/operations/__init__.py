"""Every write on an entry that means something; each writes an EntryEvent."""

from archive.entries.operations.drafts import save_entry, start_entry
from archive.entries.operations.files import (
    attach_original,
    receive_sent_file,
    refuse_unwanted_file,
    remove_file,
    settle_file_roles,
)
from archive.entries.operations.moves import (
    accept_entry,
    disqualify_entry,
    freeze_entries,
    move_entries,
    move_entry,
    refuse_entry,
    return_entry,
    withdraw_entry,
)
from archive.entries.operations.submitting import forward_entry, submit_entry

__all__ = [
    "accept_entry",
    "attach_original",
    "disqualify_entry",
    "forward_entry",
    "freeze_entries",
    "move_entries",
    "move_entry",
    "receive_sent_file",
    "refuse_entry",
    "refuse_unwanted_file",
    "remove_file",
    "return_entry",
    "save_entry",
    "settle_file_roles",
    "start_entry",
    "submit_entry",
    "withdraw_entry",
]
