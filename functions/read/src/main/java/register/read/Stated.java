package register.read;

import register.chain.Entry;
import register.chain.EntryHeader;
import register.json.text.JsonText;
import register.policy.PolicyCodec;
import register.policy.PolicyVersion;

/// An entry with what it states, read.
record Stated(EntryHeader header, PolicyVersion version) {
    static Stated of(Entry entry) {
        return new Stated(
                entry.header(),
                PolicyCodec.decode(JsonText.parse(entry.content().toArray())));
    }
}
