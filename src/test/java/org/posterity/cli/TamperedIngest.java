package org.posterity.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.posterity.application.Archive;
import org.posterity.application.IngestResult;
import org.posterity.application.OnlyResult;
import org.posterity.application.Pipeline;
import org.posterity.application.RunningStages;
import org.posterity.application.Settings;
import org.posterity.application.StageFunctions;
import org.posterity.application.Wiring;
import org.posterity.intake.IngestRequest;
import org.posterity.model.Progress;
import org.posterity.routing.CamelPipeline;
import org.posterity.routing.RouteFiles;
import org.posterity.storage.Workplace;

/** The program's own stages with something between them that ought not to be there. */
public record TamperedIngest(Path config, Path archive) {

    /** Takes the donation in through the stages as they were changed. */
    public IngestResult of(Path donation, UnaryOperator<StageFunctions> change) throws IOException {
        Settings settings = Settings.read(config);
        try (Archive opened = Archive.toWrite(
                        this.archive,
                        settings,
                        Workplace.in(this.archive),
                        Output.notices(new PrintWriter(System.err)));
                Pipeline pipeline = CamelPipeline.start(
                        new RouteFiles(Optional.of(Path.of("routes"))),
                        change.apply(new Wiring(settings, opened, Progress.NONE).stages(List::of)),
                        new RunningStages(),
                        Optional.empty())) {
            return OnlyResult.of(pipeline, IngestRequest.of(donation));
        }
    }
}
