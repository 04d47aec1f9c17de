package register.log;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The signatures that make a checkpoint trusted (C2SP, `tlog-policy`): the logs, the known witnesses, and how many of
/// them must agree.
///
/// @param groups each after its members
/// @param quorum the name of a witness or group; empty if no witness is required
public record TrustFile(List<Log> logs, List<Witness> witnesses, List<Group> groups, Optional<String> quorum) {
    /// A log.
    ///
    /// @param key its name is the log's origin
    /// @param url the log's address
    public record Log(NoteKey key, Optional<String> url) {
        String line() {
            return "log " + key.text() + ending(url);
        }
    }

    /// A witness.
    ///
    /// @param name unique within the file, and meaningful only there
    /// @param url the submission prefix: the address before `/add-checkpoint` (C2SP, `tlog-witness`)
    public record Witness(String name, NoteKey key, Optional<String> url) {
        public String line() {
            return "witness " + name + " " + key.text() + ending(url);
        }
    }

    /// A group of witnesses or groups.
    ///
    /// @param threshold how many members must agree, at least
    public record Group(String name, int threshold, List<String> members) {
        public Group {
            members = List.copyOf(members);
            if (threshold < 1 || threshold > members.size()) {
                throw new IllegalArgumentException(
                        threshold + " of the " + members.size() + " members of " + name + " cannot agree");
            }
        }

        String line() {
            return "group " + name + " " + threshold + " " + String.join(" ", members) + "\n";
        }
    }

    /// The cosignatures of a checkpoint.
    ///
    /// @param cosigned the witnesses that cosigned it and when, in the order of the file
    /// @param isQuorum true if they meet the quorum
    public record Witnessed(List<Cosigned> cosigned, boolean isQuorum) {
        public Witnessed {
            cosigned = List.copyOf(cosigned);
        }
    }

    /// A witness with its cosignature.
    public record Cosigned(Witness witness, Cosignature cosignature) {}

    public TrustFile {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
        groups = List.copyOf(groups);
    }

    /// @param file UTF-8
    /// @throws IllegalArgumentException if it is not such a file; its message names the line and the value
    public static TrustFile parse(String file) {
        return new TrustFileReader().read(file);
    }

    /// The file's text, one line for each part, as `parse` reads it.
    public String text() {
        var text = new StringBuilder();
        logs.forEach(log -> text.append(log.line()));
        witnesses.forEach(witness -> text.append(witness.line()));
        groups.forEach(group -> text.append(group.line()));
        return text.append("quorum ")
                .append(quorum.orElse(TrustFileReader.NONE))
                .append('\n')
                .toString();
    }

    /// The logs of this origin.
    public List<Log> logs(String origin) {
        return logs.stream().filter(log -> log.key().name().equals(origin)).toList();
    }

    /// Verifies the cosignatures of a checkpoint. Does not check the log's own signature.
    public Witnessed witnessed(SignedNote checkpoint) {
        var cosigned = new ArrayList<Cosigned>();
        for (Witness witness : witnesses) {
            Cosignature.of(checkpoint, witness.key())
                    .ifPresent(cosignature -> cosigned.add(new Cosigned(witness, cosignature)));
        }
        var names = new HashSet<String>();
        cosigned.forEach(one -> names.add(one.witness().name()));
        return new Witnessed(cosigned, isQuorum(names));
    }

    private boolean isQuorum(Set<String> agreed) {
        // Groups come after their members, so one pass finds every group that agrees.
        for (Group group : groups) {
            if (group.members().stream().filter(agreed::contains).count() >= group.threshold()) {
                agreed.add(group.name());
            }
        }
        return quorum.map(agreed::contains).orElse(true);
    }

    private static String ending(Optional<String> url) {
        return url.map(where -> " " + where).orElse("") + "\n";
    }
}
