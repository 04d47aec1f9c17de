package register.read;

import register.chain.EntryHeader;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;

/// An entry with what it states, read.
record Stated(EntryHeader header, PolicyVersion version) {

    /// Whether it names a natural person, which may end any day.
    boolean names() {
        for (Subprocessor subprocessor : version.subprocessors()) {
            if (subprocessor.naturalPerson() && !subprocessor.redacted()) {
                return true;
            }
        }
        return false;
    }
}
