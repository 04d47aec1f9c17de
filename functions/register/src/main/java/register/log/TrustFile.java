package register.log;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whose signatures make a checkpoint count (C2SP, `tlog-policy`): which logs are meant, which witnesses are known, and
/// how many of them have to agree.
///
/// @param groups each after those that it names
/// @param quorum the name of a witness or of a group; empty where no witness is needed
public record TrustFile(List<Log> logs, List<Witness> witnesses, List<Group> groups, Optional<String> quorum) {
    /// A log.
    ///
    /// @param key its name is the log's origin
    /// @param url where it is read
    public record Log(NoteKey key, Optional<String> url) {
        String line() {
            return "log " + key.text() + ending(url);
        }
    }

    /// A witness.
    ///
    /// @param name within the file alone
    /// @param url before `/add-checkpoint` (C2SP, `tlog-witness`, submission prefix)
    public record Witness(String name, NoteKey key, Optional<String> url) {
        public String line() {
            return "witness " + name + " " + key.text() + ending(url);
        }
    }

    /// Several witnesses, or groups of them, of which some have to agree.
    ///
    /// @param threshold how many of the members, at least
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

    /// What witnesses say of a checkpoint.
    ///
    /// @param cosigned who cosigned it, and when, in the order of the file
    /// @param isQuorum whether they are enough
    public record Witnessed(List<Cosigned> cosigned, boolean isQuorum) {
        public Witnessed {
            cosigned = List.copyOf(cosigned);
        }
    }

    /// One witness and its cosignature.
    public record Cosigned(Witness witness, Cosignature cosignature) {}

    public TrustFile {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
        groups = List.copyOf(groups);
    }

    /// @param file UTF-8
    /// @throws IllegalArgumentException when it is not such a file; its message names the line and the value
    public static TrustFile parse(String file) {
        return new TrustFileReader().read(file);
    }

    /// A line each, as `parse` reads them.
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

    /// The log of an origin.
    public List<Log> logs(String origin) {
        return logs.stream().filter(log -> log.key().name().equals(origin)).toList();
    }

    /// Verifies the cosignatures of a checkpoint. Whether the log itself signed it is not asked here.
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
        // A group is after its members: one pass finds all that agree.
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
