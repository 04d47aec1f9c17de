package register.commands.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static register.json.Plain.TEXT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import register.embedded.file.DurableFile;
import register.json.CanonicalJson;
import register.json.JsonText;
import register.json.RecordForm;

/// What the looks at a policy's vendors have found, kept in a file between them.
///
/// @param news that has not been reported yet
/// @param validators of answers, each with its address
record FollowState(String format, List<Seen> vendors, List<VendorNews> news, List<Known> validators) {
    private static final String FORMAT = "subprocessor-register-follow-1";
    private static final RecordForm<FollowState> FORM = RecordForm.of(field -> new FollowState(
            field.of("format", TEXT, FollowState::format),
            field.listed("vendors", Seen.FORM, FollowState::vendors),
            field.listed("news", VendorNews.FORM, FollowState::news),
            field.listed("validators", Known.FORM, FollowState::validators)));

    FollowState {
        vendors = List.copyOf(vendors);
        news = List.copyOf(news);
        validators = List.copyOf(validators);
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("of another format");
        }
    }

    /// A validator with its address.
    record Known(String address, Validator validator) {
        private static final RecordForm<Known> FORM = RecordForm.of(field -> new Known(
                field.of("address", TEXT, Known::address), field.of("validator", Validator.FORM, Known::validator)));
    }

    static FollowState of(List<Seen> vendors, List<VendorNews> news, Map<String, Validator> validators) {
        var known = new ArrayList<Known>();
        validators.forEach((address, validator) -> known.add(new Known(address, validator)));
        return new FollowState(FORMAT, vendors, news, known);
    }

    /// @throws IOException if the file is not one that `write` wrote
    static FollowState read(Path file) throws IOException {
        if (Files.notExists(file)) {
            return new FollowState(FORMAT, List.of(), List.of(), List.of());
        }
        try {
            return FORM.read(JsonText.parse(Files.readAllBytes(file)));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": not a state file of follow, or changed: " + e.getMessage(), e);
        }
    }

    void write(Path file) throws IOException {
        new DurableFile(file).replace((CanonicalJson.text(FORM.write(this)) + "\n").getBytes(UTF_8));
    }

    Optional<Seen> vendor(String id) {
        return vendors.stream().filter(seen -> seen.vendor().equals(id)).findFirst();
    }

    Map<String, Validator> validatorsByAddress() {
        Map<String, Validator> known = new HashMap<>();
        validators.forEach(each -> known.put(each.address(), each.validator()));
        return known;
    }

    /// The hashes of contents that the next look compares.
    Set<String> hashes() {
        var hashes = new HashSet<String>();
        vendors.forEach(
                seen -> seen.lists().forEach(list -> hashes.add(list.hash().hex())));
        validators.forEach(each -> hashes.add(each.validator().hash().hex()));
        return hashes;
    }

    FollowState reported() {
        return new FollowState(format, vendors, List.of(), validators);
    }
}
