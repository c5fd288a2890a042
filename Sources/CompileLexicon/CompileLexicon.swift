// SPDX-License-Identifier: Apache-2.0

import Foundation
import PackagePlugin

/// Compiles `Dictionaries/` into `mailuo.lexicon`, a resource of the target that uses the plugin,
/// and puts the trained weights beside it.
@main
struct CompileLexicon: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let dictionaries = context.package.directoryURL.appending(path: "Dictionaries")
    let output = context.pluginWorkDirectoryURL.appending(path: "mailuo.lexicon")
    let weights = dictionaries.appending(path: "Weights/words.weights")
    let weightsOutput = context.pluginWorkDirectoryURL.appending(path: "words.weights")
    return [
      .buildCommand(
        displayName: "Compiling the dictionaries",
        executable: try context.tool(named: "lexicon-compiler").url,
        arguments: [dictionaries.path(), output.path()],
        inputFiles: dictionaryFiles(in: dictionaries), outputFiles: [output]),
      .buildCommand(
        displayName: "Copying the weights",
        executable: try context.tool(named: "lexicon-compiler").url,
        arguments: ["--copy", weights.path(), weightsOutput.path()],
        inputFiles: [weights], outputFiles: [weightsOutput]),
    ]
  }

  /// All dictionary files, so that a change of any of them compiles anew.
  private func dictionaryFiles(in directory: URL) -> [URL] {
    let files = FileManager.default.enumerator(at: directory, includingPropertiesForKeys: nil)
    return (files?.allObjects ?? []).compactMap { $0 as? URL }
      .filter { ["tsv", "yaml"].contains($0.pathExtension) }
      .sorted { $0.path() < $1.path() }
  }
}
