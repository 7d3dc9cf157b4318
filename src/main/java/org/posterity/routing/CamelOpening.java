package org.posterity.routing;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.posterity.application.Pipeline;
import org.posterity.application.RunningStages;
import org.posterity.application.StageFunctions;
import org.posterity.model.TerminalFailure;

/** Makes pipelines of route files. */
public record CamelOpening(RouteFiles files) implements Pipeline.Opening {
    @Override
    public Pipeline open(StageFunctions stages, RunningStages running, Optional<Pipeline.Sources> sources) {
        return CamelPipeline.start(files, stages, running, sources);
    }

    @Override
    public List<Pipeline.SourceRoute> sources() {
        try {
            return files.sources();
        } catch (IOException e) {
            throw new TerminalFailure("The routes of the sources cannot be read.", e);
        }
    }
}
