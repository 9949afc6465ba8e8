import QuireCleanup
import QuireCuration
import QuireEntities
import QuireExport
import QuireExtraction
import QuireReaders
import QuireSections
public import QuireStages
import QuireThreads

/// Every family that comes with Quire, in the order in which a document meets them.
public let builtinFamilies: [StageFamily] = [
  readersFamily, extractFamily, cleanupFamily, sectionsFamily, entitiesFamily, threadsFamily, signalsFamily,
  filterFamily, curationFamily, redactFamily, exportFamily,
]
