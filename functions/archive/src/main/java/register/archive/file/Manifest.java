package register.archive.file;

import static register.json.Plain.NUMBER;
import static register.json.Plain.TEXT;
import static register.value.Forms.SHA256;

import java.util.List;
import java.util.TreeMap;
import register.archive.file.ArchiveContents.Head;
import register.json.Form;
import register.json.Json;
import register.json.Members;
import register.json.RecordForm;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Sha256;

/// The description of an archive: its format, its counts, and each file with its length and SHA-256. It is canonical
/// JSON (RFC 8785), the last file of the archive, and described by `archive-manifest.schema.json`.
public record Manifest(ArchiveContents contents, List<Part> sections) {
    public static final String NAME = "manifest.json";
    static final String FORMAT = "subprocessor-register-archive";
    static final int VERSION = 6;

    private static final Form<Head> HEAD = RecordForm.of(
            field -> new Head(field.of("sequence", NUMBER, Head::sequence), field.of("hash", SHA256, Head::hash)));

    private static final Form<Member> MEMBER = RecordForm.of(field -> new Member(
            field.of("name", TEXT, Member::name),
            field.of("bytes", NUMBER, Member::bytes),
            field.of("sha256", SHA256, Member::sha256)));

    private static final Form<Item> ITEM = RecordForm.of(
            field -> new Item(field.of("folder", TEXT, Item::folder), field.of("files", MEMBER.list(), Item::members)));

    private static final Form<List<Part>> PARTS = RecordForm.<Part>of(field ->
                    new Part(field.of("name", TEXT, Part::section), field.of("items", ITEM.list(), Part::items)))
            .list();

    /// The items of one section, in order.
    public record Part(String section, List<Item> items) {
        public Part {
            items = List.copyOf(items);
        }
    }

    /// The files of one item, in order of their names.
    public record Item(String folder, List<Member> members) {
        public Item {
            members = List.copyOf(members);
        }
    }

    /// A file.
    ///
    /// @param name within its folder
    record Member(String name, long bytes, Sha256 sha256) {}

    public Manifest {
        sections = List.copyOf(sections);
    }

    public long items() {
        return sections.stream().mapToLong(part -> part.items().size()).sum();
    }

    public Bytes bytes() {
        var counts = Json.object();
        contents.counts().forEach(counts::put);
        var heads = Json.object();
        contents.heads().forEach((policy, head) -> heads.put(policy.value(), HEAD.write(head)));
        return Bytes.canonical(Json.object()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("counts", counts.build())
                .put("heads", heads.build())
                .put("sections", PARTS.write(sections))
                .build());
    }

    /// @throws IllegalArgumentException if `bytes` would not write it so, or it has another version
    static Manifest parse(Bytes bytes) {
        Members in = JsonFields.members(bytes);
        if (!in.text("format").equals(FORMAT)) {
            throw new IllegalArgumentException("format: expected " + FORMAT);
        }
        long version = in.number("version");
        if (version != VERSION) {
            throw new IllegalArgumentException("version: " + version + ": expected " + VERSION
                    + (version > VERSION ? "; use a newer register" : ""));
        }
        var counts = new TreeMap<String, Long>();
        Members counted = in.object("counts");
        counted.names().forEach(kind -> counts.put(kind, counted.number(kind)));
        var heads = new TreeMap<PolicyId, Head>();
        Members ends = in.object("heads");
        for (String policy : ends.names()) {
            heads.put(new PolicyId(policy), ends.required(policy, HEAD));
        }
        var manifest = new Manifest(new ArchiveContents(counts, heads), in.required("sections", PARTS));
        if (!manifest.bytes().equals(bytes)) {
            throw new IllegalArgumentException("not in the form that a register writes");
        }
        return manifest;
    }
}
