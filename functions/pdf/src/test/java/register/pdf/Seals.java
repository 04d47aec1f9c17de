package register.pdf;

import java.io.IOException;
import java.util.List;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.openpdf.text.pdf.AcroFields;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfReader;

/// Reads seals with libraries that did not write them.
public final class Seals {
    private Seals() {}

    /// The dictionary of a document's first signature.
    static PdfDictionary dictionary(byte[] pdf) throws IOException {
        try (PdfReader reader = new PdfReader(pdf)) {
            AcroFields fields = reader.getAcroFields();
            List<String> names = fields.getSignedFieldNames();
            return fields.getSignatureDictionary(names.getFirst());
        }
    }

    /// The seal and its padding.
    public static byte[] contents(byte[] pdf) throws IOException {
        return dictionary(pdf).getAsString(PdfName.CONTENTS).getOriginalBytes();
    }

    public static SignerInformation signer(byte[] pdf) throws IOException, CMSException {
        return new CMSSignedData(contents(pdf))
                .getSignerInfos()
                .getSigners()
                .iterator()
                .next();
    }
}
