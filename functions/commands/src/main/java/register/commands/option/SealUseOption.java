package register.commands.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import register.document.SealUse;
import register.value.Term;

/// The use of a key, as an option names it.
public final class SealUseOption implements ITypeConverter<SealUse> {
    @Override
    public SealUse convert(String value) {
        return Term.find(SealUse.class, value)
                .orElseThrow(() ->
                        new TypeConversionException("\"" + value + "\": expected policy-seal or acknowledgement-seal"));
    }
}
