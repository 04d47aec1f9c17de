package register.transparency;

import register.chain.Entry;
import register.chain.EntryKind;
import register.json.Json;
import register.json.JsonText;
import register.json.Members;
import register.log.NoteKey;

/// What an entry of the kind `key` says: the next entry on, another key signs the log. As the key before signed the
/// entry, it handed over.
///
/// @param to the key that signs next; its name is the log's origin
public record HandOver(NoteKey to) {

    public Json.Obj json() {
        return Json.object().put("verifierKey", to.text()).build();
    }

    /// @throws IllegalArgumentException when the entry is no hand-over
    public static HandOver of(Entry entry) {
        if (entry.header().kind() != EntryKind.KEY) {
            throw new IllegalArgumentException(
                    "not a hand-over: " + entry.header().kind());
        }
        return new HandOver(
                Members.of(JsonText.parse(entry.content().toArray())).required("verifierKey", NoteKey::parse));
    }
}
