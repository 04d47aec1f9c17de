package register.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.Members;

/// A version's text in one language.
///
/// @param provider the company in whose name the policy speaks, as the source writes it
public record Edition(EditionStatus status, String title, String provider, List<Section> sections) {
    public Edition {
        sections = List.copyOf(sections);
    }

    /// A natural person whom the policy's text names, such as a data protection officer. Where the name belongs,
    /// paragraphs and bullets have a placeholder: `{id}`, or `{id.email}` for the mailbox. As of a sole trader, the
    /// chain holds a commitment, and the name lies in a record beside it, which can be erased.
    ///
    /// @param id a slug, stable over versions, and no subprocessor's
    /// @param person the commitment; where it stands, name and mailbox do not
    /// @param name as the text has it
    /// @param email the person's mailbox; absent where the text has none
    public record NamedPerson(
            String id,
            @Nullable Commitment person,
            @Nullable String name,
            @Nullable String email) {
        public NamedPerson {
            if ((person == null) == (name == null) || (name == null && email != null)) {
                throw new IllegalArgumentException("a person has either a name or a commitment");
            }
        }

        /// Reads what `json` writes.
        public static NamedPerson read(Members in) {
            String commitment = in.optionalText("person");
            return new NamedPerson(
                    in.text("id"),
                    commitment == null ? null : new Commitment(commitment),
                    in.optionalText("name"),
                    in.optionalText("email"));
        }

        public Json.Obj json() {
            return Json.object()
                    .put("id", id)
                    .put("person", person == null ? null : person.hex())
                    .putAll(personal().members())
                    .build();
        }

        /// What lies beside the chain.
        public Json.Obj personal() {
            return Json.object().put("name", name).put("email", email).build();
        }

        /// Whether the name is not here: in what is shown, because it was erased.
        public boolean redacted() {
            return person != null;
        }

        /// The same person as the chain holds it.
        public NamedPerson committed(Commitment commitment) {
            return new NamedPerson(id, commitment, null, null);
        }

        /// The same person by the record beside the chain.
        public NamedPerson shown(Members personal) {
            return new NamedPerson(id, null, personal.optionalText("name"), personal.optionalText("email"));
        }

        /// What stands for the person in a text: for the name, and for the mailbox.
        public List<String> placeholders() {
            return List.of("{" + id + "}", "{" + id + ".email}");
        }

        /// A text with the person in place of the placeholders.
        ///
        /// @param removed words for what was erased
        public String in(String text, String removed) {
            List<String> places = placeholders();
            return text.replace(places.getFirst(), name == null ? removed : name)
                    .replace(places.getLast(), email == null ? removed : email);
        }

        /// Without the name, so that no log prints it by chance.
        @Override
        public String toString() {
            return "NamedPerson[" + id + "]";
        }
    }
}
