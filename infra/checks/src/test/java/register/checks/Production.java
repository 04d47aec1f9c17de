package register.checks;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/// The classes that are shipped, and the engines' contract.
final class Production {
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            // Test classes of other modules are on the class path as jars, which the lines above exclude.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("register");

    private Production() {}
}
