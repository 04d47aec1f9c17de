package register.archive.file;

import java.util.List;
import java.util.TreeMap;
import register.json.Json;
import register.json.Members;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Sha256;

/// The description of an archive: its format, its counts, and each file with its length and SHA-256. It is canonical
/// JSON (RFC 8785), the last file of the archive, and described by `archive-manifest.schema.json`.
public record Manifest(ArchiveContents contents, List<Part> sections) {
    public static final String NAME = "manifest.json";
    static final String FORMAT = "subprocessor-register-archive";
    static final int VERSION = 6;

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
        contents.heads()
                .forEach((policy, head) -> heads.put(
                        policy.value(),
                        Json.object()
                                .put("sequence", head.sequence())
                                .put("hash", head.hash().hex())
                                .build()));
        return Bytes.canonical(Json.object()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("counts", counts.build())
                .put("heads", heads.build())
                .put("sections", Json.array(sections, Manifest::json))
                .build());
    }

    private static Json json(Part part) {
        return Json.object()
                .put("name", part.section())
                .put(
                        "items",
                        Json.array(
                                part.items(),
                                item -> Json.object()
                                        .put("folder", item.folder())
                                        .put("files", Json.array(item.members(), Manifest::json))
                                        .build()))
                .build();
    }

    private static Json json(Member member) {
        return Json.object()
                .put("name", member.name())
                .put("bytes", member.bytes())
                .put("sha256", member.sha256().hex())
                .build();
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
        var heads = new TreeMap<PolicyId, ArchiveContents.Head>();
        Members ends = in.object("heads");
        for (String policy : ends.names()) {
            Members head = ends.object(policy);
            heads.put(
                    new PolicyId(policy),
                    new ArchiveContents.Head(head.number("sequence"), head.required("hash", Sha256::new)));
        }
        var manifest = new Manifest(new ArchiveContents(counts, heads), in.list("sections", Manifest::part));
        if (!manifest.bytes().equals(bytes)) {
            throw new IllegalArgumentException("written in another form than a register's");
        }
        return manifest;
    }

    private static Part part(Members in) {
        return new Part(in.text("name"), in.list("items", Manifest::item));
    }

    private static Item item(Members in) {
        return new Item(in.text("folder"), in.list("files", Manifest::member));
    }

    private static Member member(Members in) {
        return new Member(in.text("name"), in.number("bytes"), in.required("sha256", Sha256::new));
    }
}
