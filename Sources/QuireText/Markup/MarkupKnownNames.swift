// Written by generate_names.py; change the lists there.

/// The names that every table of names begins with.
enum MarkupKnownNames {
  /// All known names in the order of their numbers, from 1 on, each ended by white space.
  static let all: StaticString = """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote
    body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div
    dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header
    hgroup hr html i iframe image img input ins isindex kbd keygen label legend li link listing main map mark
    marquee menu menuitem meta meter multicol nav nextid nobr noembed noframes noscript object ol optgroup
    option output p param picture plaintext pre progress q rb rp rt rtc ruby s samp script search section select
    selectedcontent slot small source spacer span strike strong style sub summary sup table tbody td template
    textarea tfoot th thead time title tr track tt u ul var video wbr xmp svg math altGlyph altGlyphDef
    altGlyphItem animate animateColor animateMotion animateTransform circle clipPath defs desc ellipse feBlend
    feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge
    feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter
    foreignObject g glyphRef line linearGradient marker mask metadata mpath path pattern polygon polyline
    radialGradient rect set stop switch symbol text textPath tspan use view annotation annotation-xml malignmark
    mfrac mglyph mi mn mo mover ms msqrt msub msup mtext mrow mstyle munder semantics id class href src content
    name property itemprop itemtype itemscope itemid itemref rel datetime hidden lang role aria-hidden
    aria-label aria-labelledby aria-describedby aria-expanded aria-level aria-modal type charset http-equiv alt
    colspan rowspan start value width height align valign target loading srcset sizes media for hreflang as
    crossorigin placeholder onclick action method async defer disabled checked selected multiple readonly
    required autocomplete tabindex rev scope headers longdesc color face size bgcolor border accept
    accept-charset enctype download ping poster controls autoplay loop muted preload kind srclang open reversed
    max min low high optimum maxlength minlength rows cols wrap usemap ismap shape coords allow allowfullscreen
    sandbox srcdoc referrerpolicy integrity nonce part is inert translate spellcheck contenteditable draggable
    dropzone accesskey language codebase classid archive prompt encoding xmlns version x y d fill stroke
    transform points decoding fetchpriority data-src data-srcset data-href data-id data-url data-type data-title
    data-name data-author data-time data-date data-timestamp data-comment-id data-parent-id data-depth
    data-level data-user-id data-username data-post-id data-lang data-original data-lazy-src data-original-src
    data-utime datatype about resource typeof vocab prefix compact xlink:href xlink:title xlink:type xlink:role
    xlink:show xlink:actuate xlink:arcrole xml:lang xml:space xmlns:xlink xml:base actuate arcrole show space
    xlink attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant edgeMode
    filterUnits gradientTransform gradientUnits kernelMatrix kernelUnitLength keyPoints keySplines keyTimes
    lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits numOctaves
    pathLength patternContentUnits patternTransform patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha
    preserveAspectRatio primitiveUnits refX refY repeatCount repeatDur requiredExtensions requiredFeatures
    specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles surfaceScale
    systemLanguage tableValues targetX targetY textLength viewBox viewTarget xChannelSelector yChannelSelector
    zoomAndPan definitionURL altglyph altglyphdef altglyphitem animatecolor animatemotion animatetransform
    clippath feblend fecolormatrix fecomponenttransfer fecomposite feconvolvematrix fediffuselighting
    fedisplacementmap fedistantlight fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur feimage
    femerge femergenode femorphology feoffset fepointlight fespecularlighting fespotlight fetile feturbulence
    foreignobject glyphref lineargradient radialgradient textpath attributename attributetype basefrequency
    baseprofile calcmode clippathunits diffuseconstant edgemode filterunits gradienttransform gradientunits
    kernelmatrix kernelunitlength keypoints keysplines keytimes lengthadjust limitingconeangle markerheight
    markerunits markerwidth maskcontentunits maskunits numoctaves pathlength patterncontentunits
    patterntransform patternunits pointsatx pointsaty pointsatz preservealpha preserveaspectratio primitiveunits
    refx refy repeatcount repeatdur requiredextensions requiredfeatures specularconstant specularexponent
    spreadmethod startoffset stddeviation stitchtiles surfacescale systemlanguage tablevalues targetx targety
    textlength viewbox viewtarget xchannelselector ychannelselector zoomandpan definitionurl
    """

  /// The names of SVG elements that have capitals.
  static let foreignElements: StaticString = """
    altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend feColorMatrix
    feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight
    feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology
    feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence foreignObject glyphRef
    linearGradient radialGradient textPath
    """

  /// The names of SVG and MathML attributes that have capitals.
  static let foreignAttributes: StaticString = """
    attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits definitionURL diffuseConstant
    edgeMode filterUnits glyphRef gradientTransform gradientUnits kernelMatrix kernelUnitLength keyPoints
    keySplines keyTimes lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits
    maskUnits numOctaves pathLength patternContentUnits patternTransform patternUnits pointsAtX pointsAtY
    pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits refX refY repeatCount repeatDur
    requiredExtensions requiredFeatures specularConstant specularExponent spreadMethod startOffset stdDeviation
    stitchTiles surfaceScale systemLanguage tableValues targetX targetY textLength viewBox viewTarget
    xChannelSelector yChannelSelector zoomAndPan
    """
}
