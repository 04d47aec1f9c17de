package register.local.cli;

import register.chain.EntryHeader;

/// How a revision is named: never without the reason that was given for it.
final class Revision {
    private Revision() {}

    static String of(EntryHeader header) {
        return "revision " + header.revision() + (header.reason() == null ? "" : " (" + header.reason() + ")");
    }
}
