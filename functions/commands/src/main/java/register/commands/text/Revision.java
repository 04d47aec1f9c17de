package register.commands.text;

import register.chain.EntryHeader;

/// How a revision is named: never without the reason that was given for it.
public final class Revision {
    private Revision() {}

    public static String of(EntryHeader header) {
        return "revision " + header.revision() + (header.reason() == null ? "" : " (" + header.reason() + ")");
    }
}
