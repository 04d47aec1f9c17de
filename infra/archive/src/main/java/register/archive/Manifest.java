package register.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import register.chain.Bytes;
import register.chain.Sha256;
import register.json.Json;
import register.policy.PolicyId;

/// What an archive says of itself: its format, how much it holds, and each file with its length and SHA-256. It is
/// canonical JSON (RFC 8785), the last file of the archive, and described by `archive-manifest.schema.json`.
record Manifest(Contents contents, List<Part> sections) {
    static final String NAME = "manifest.json";
    static final String FORMAT = "subprocessor-register-archive";
    static final int VERSION = 2;

    /// The items of one section, in order.
    record Part(String section, List<Item> items) {
        Part {
            items = List.copyOf(items);
        }
    }

    /// The files of one item, in order of their names.
    record Item(String folder, List<Member> members) {
        Item {
            members = List.copyOf(members);
        }
    }

    /// One file.
    ///
    /// @param name in its folder
    record Member(String name, long bytes, Sha256 sha256) {}

    Manifest {
        sections = List.copyOf(sections);
    }

    long items() {
        return sections.stream().mapToLong(part -> part.items().size()).sum();
    }

    Bytes bytes() {
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

    /// @throws IllegalArgumentException when it is not what `bytes` writes, or of another version
    static Manifest parse(Bytes bytes) {
        Json.Obj json = JsonFields.object(bytes);
        if (!JsonFields.text(json, "format").equals(FORMAT)) {
            throw new IllegalArgumentException("format: expected " + FORMAT);
        }
        long version = JsonFields.number(json, "version");
        if (version != VERSION) {
            throw new IllegalArgumentException("version: " + version + ": expected " + VERSION
                    + (version > VERSION ? "; use a newer register" : ""));
        }
        var counts = new TreeMap<String, Long>();
        Json.Obj counted = JsonFields.object(json.get("counts"));
        counted.members().keySet().forEach(kind -> counts.put(kind, JsonFields.number(counted, kind)));
        var heads = new TreeMap<PolicyId, Contents.Head>();
        JsonFields.object(json.get("heads")).members().forEach((policy, value) -> {
            Json.Obj head = JsonFields.object(value);
            heads.put(
                    new PolicyId(policy),
                    new Contents.Head(
                            JsonFields.number(head, "sequence"), JsonFields.required(head, "hash", Sha256::new)));
        });
        var manifest = new Manifest(new Contents(counts, heads), parts(json));
        if (!manifest.bytes().equals(bytes)) {
            throw new IllegalArgumentException("written in another form than a register's");
        }
        return manifest;
    }

    private static List<Part> parts(Json.Obj json) {
        var parts = new ArrayList<Part>();
        for (Json.Obj part : objects(json, "sections")) {
            var items = new ArrayList<Item>();
            for (Json.Obj item : objects(part, "items")) {
                var members = new ArrayList<Member>();
                for (Json.Obj member : objects(item, "files")) {
                    members.add(new Member(
                            JsonFields.text(member, "name"),
                            JsonFields.number(member, "bytes"),
                            JsonFields.required(member, "sha256", Sha256::new)));
                }
                items.add(new Item(JsonFields.text(item, "folder"), members));
            }
            parts.add(new Part(JsonFields.text(part, "name"), items));
        }
        return parts;
    }

    private static List<Json.Obj> objects(Json.Obj json, String name) {
        if (json.get(name) instanceof Json.Arr array) {
            return array.items().stream().map(JsonFields::object).toList();
        }
        throw new IllegalArgumentException(name + ": expected a list");
    }
}
