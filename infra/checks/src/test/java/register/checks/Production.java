package register.checks;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/// The classes that are shipped, and the engines' contract.
final class Production {
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // Tests of other modules that these run with come packaged, where the above does not know them.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("register");

    private Production() {}
}
