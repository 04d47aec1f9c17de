package register.value;

import java.util.HexFormat;
import register.json.Form;

/// The written forms of values that many records have.
public final class Forms {
    public static final Form<PolicyId> POLICY = Form.text(PolicyId::value, PolicyId::new);
    public static final Form<Reference> REFERENCE = Form.text(Reference::value, Reference::new);
    public static final Form<Language> LANGUAGE = Form.text(Language::tag, Language::new);
    public static final Form<Sha256> SHA256 = Form.text(Sha256::hex, Sha256::new);
    /// In lower-case hexadecimal.
    public static final Form<Bytes> BYTES = Form.text(
            bytes -> HexFormat.of().formatHex(bytes.toArray()),
            hex -> Bytes.of(HexFormat.of().parseHex(hex)));

    private Forms() {}
}
