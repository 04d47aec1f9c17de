package register.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.value.Bytes;

/// Reads one trust file, line by line.
final class TrustFileReader {
    /// The quorum of a file that requires no witness.
    static final String NONE = "none";

    private static final int LONGEST = 1 << 20;
    private static final int MOST = 256;
    private static final int SHOWN = 80;
    private static final Pattern BLANKS = Pattern.compile("[ \t]+");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f]");
    private static final Pattern THRESHOLD = Pattern.compile("[1-9][0-9]{0,2}");

    private final List<TrustFile.Log> logs = new ArrayList<>();
    private final List<TrustFile.Witness> witnesses = new ArrayList<>();
    private final List<TrustFile.Group> groups = new ArrayList<>();
    private final Set<Bytes> logKeys = new HashSet<>();
    private final Set<Bytes> witnessKeys = new HashSet<>();
    private final Set<String> defined = new HashSet<>();
    private final Set<String> members = new HashSet<>();
    private @Nullable String quorum;

    TrustFile read(String file) {
        if (file.length() > LONGEST) {
            throw new IllegalArgumentException("a trust file has at most " + LONGEST + " characters");
        }
        int number = 0;
        for (String line : file.split("\n", -1)) {
            number++;
            try {
                line(line);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
            }
        }
        if (quorum == null) {
            throw new IllegalArgumentException("no line \"quorum NAME\" or \"quorum none\"");
        }
        return new TrustFile(logs, witnesses, groups, quorum.equals(NONE) ? Optional.empty() : Optional.of(quorum));
    }

    private void line(String line) {
        if (CONTROL.matcher(line).find()) {
            throw new IllegalArgumentException("a control character; lines end with a line feed alone");
        }
        List<String> items = Arrays.stream(BLANKS.split(line))
                .filter(item -> !item.isEmpty())
                .toList();
        if (items.isEmpty() || items.getFirst().startsWith("#")) {
            return;
        }
        switch (items.getFirst()) {
            case "log" -> log(items);
            case "witness" -> witness(items);
            case "group" -> group(items);
            case "quorum" -> quorum(items);
            default -> throw bad(items.getFirst(), "log, witness, group or quorum");
        }
    }

    private void log(List<String> items) {
        count(items, 2, 3, "log VKEY [URL]");
        NoteKey key = key(items.get(1), SignatureType.OF_LOGS);
        if (!logKeys.add(key.publicKey())) {
            throw new IllegalArgumentException("the key of " + shown(key.name()) + " belongs to an earlier log");
        }
        logs.add(new TrustFile.Log(key, items.stream().skip(2).findFirst()));
        limit(logs);
    }

    private void witness(List<String> items) {
        count(items, 3, 4, "witness NAME VKEY [URL]");
        String name = define(items.get(1));
        NoteKey key = key(items.get(2), SignatureType.OF_WITNESSES);
        if (!witnessKeys.add(key.publicKey())) {
            throw new IllegalArgumentException("the key of " + shown(name) + " belongs to an earlier witness");
        }
        witnesses.add(new TrustFile.Witness(name, key, items.stream().skip(3).findFirst()));
        limit(witnesses);
    }

    private void group(List<String> items) {
        count(items, 4, 3 + MOST, "group NAME THRESHOLD MEMBER…");
        List<String> named = items.subList(3, items.size());
        for (String member : named) {
            known(member);
            if (!members.add(member)) {
                throw new IllegalArgumentException(shown(member) + " is a member already");
            }
        }
        int threshold = threshold(items.get(2), named.size());
        groups.add(new TrustFile.Group(define(items.get(1)), threshold, named));
        limit(groups);
    }

    private static int threshold(String text, int size) {
        int threshold = switch (text) {
            case "any" -> 1;
            case "all" -> size;
            default -> THRESHOLD.matcher(text).matches() ? Integer.parseInt(text) : 0;
        };
        if (threshold < 1 || threshold > size) {
            throw bad(text, "any, all, or a number from 1 to " + size);
        }
        return threshold;
    }

    private void quorum(List<String> items) {
        count(items, 2, 2, "quorum NAME");
        if (quorum != null) {
            throw new IllegalArgumentException("a second quorum");
        }
        String name = items.get(1);
        if (!name.equals(NONE)) {
            known(name);
        }
        quorum = name;
    }

    private void known(String name) {
        if (!defined.contains(name)) {
            throw bad(name, "the name of a witness or group of an earlier line");
        }
    }

    private String define(String name) {
        if (name.equals(NONE) || !defined.add(name)) {
            throw new IllegalArgumentException(
                    shown(name) + " is already used: every witness and group has its own name");
        }
        return name;
    }

    private static NoteKey key(String text, Set<SignatureType> types) {
        try {
            return NoteKey.parse(text, types);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(shown(text) + " is " + e.getMessage(), e);
        }
    }

    private static void count(List<String> items, int least, int most, String form) {
        if (items.size() < least || items.size() > most) {
            throw bad(String.join(" ", items), form);
        }
    }

    private static void limit(List<?> read) {
        if (read.size() > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " of a kind");
        }
    }

    private static IllegalArgumentException bad(String value, String expected) {
        return new IllegalArgumentException(shown(value) + ": expected " + expected);
    }

    private static String shown(String value) {
        return "\"" + (value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value) + "\"";
    }
}
