package register.transparency;

import register.chain.Entry;
import register.chain.EntryKind;
import register.json.Json;
import register.json.JsonText;
import register.json.Members;
import register.log.NoteKey;

/// The content of a `key` entry: from the next entry on, another key signs the log. The entry itself is signed by the
/// old key, which thereby hands over.
///
/// @param to the next key; its name is the log's origin
public record HandOver(NoteKey to) {

    public Json.Obj json() {
        return Json.object().put("verifierKey", to.text()).build();
    }

    /// @throws IllegalArgumentException if the entry is not a hand-over
    public static HandOver of(Entry entry) {
        if (entry.header().kind() != EntryKind.KEY) {
            throw new IllegalArgumentException(
                    "not a hand-over: " + entry.header().kind());
        }
        return new HandOver(
                Members.of(JsonText.parse(entry.content().toArray())).required("verifierKey", NoteKey::parse));
    }
}
