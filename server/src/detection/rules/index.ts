import type { Rule } from '../rule.ts';
import { aToB } from './byName/aToB.ts';
import { cToD } from './byName/cToD.ts';
import { eToG } from './byName/eToG.ts';
import { hToL } from './byName/hToL.ts';
import { mToO } from './byName/mToO.ts';
import { pToR } from './byName/pToR.ts';
import { sToT } from './byName/sToT.ts';
import { uToZ } from './byName/uToZ.ts';
import { adafruit } from './adafruit.ts';
import { adobe } from './adobe.ts';
import { airtable } from './airtable.ts';
import { akamai } from './akamai.ts';
import { alibaba } from './alibaba.ts';
import { anthropic } from './anthropic.ts';
import { apify } from './apify.ts';
import { appSync } from './appSync.ts';
import { artifactory } from './artifactory.ts';
import { asana } from './asana.ts';
import { atlassian } from './atlassian.ts';
import { authress } from './authress.ts';
import { aws } from './aws.ts';
import { axiom } from './axiom.ts';
import { azure } from './azure.ts';
import { baidu } from './baidu.ts';
import { bitwarden } from './bitwarden.ts';
import { braintree } from './braintree.ts';
import { brevo } from './brevo.ts';
import { browserbase } from './browserbase.ts';
import { buildkite } from './buildkite.ts';
import { cerebras } from './cerebras.ts';
import { checkly } from './checkly.ts';
import { circleci } from './circleci.ts';
import { clerk } from './clerk.ts';
import { clickhouse } from './clickhouse.ts';
import { clickup } from './clickup.ts';
import { clojars } from './clojars.ts';
import { cloudflare } from './cloudflare.ts';
import { composer } from './composer.ts';
import { contentful } from './contentful.ts';
import { contentstack } from './contentstack.ts';
import { convex } from './convex.ts';
import { courier } from './courier.ts';
import { coze } from './coze.ts';
import { cratesIo } from './cratesIo.ts';
import { cursor } from './cursor.ts';
import { databricks } from './databricks.ts';
import { datadog } from './datadog.ts';
import { deepseek } from './deepseek.ts';
import { defined } from './defined.ts';
import { dependencyTrack } from './dependencyTrack.ts';
import { digitalOcean } from './digitalOcean.ts';
import { dingTalk } from './dingTalk.ts';
import { discord } from './discord.ts';
import { dockerHub } from './dockerHub.ts';
import { doppler } from './doppler.ts';
import { droneCi } from './droneCi.ts';
import { dropbox } from './dropbox.ts';
import { duffel } from './duffel.ts';
import { dynatrace } from './dynatrace.ts';
import { e2b } from './e2b.ts';
import { easyPost } from './easyPost.ts';
import { elevenLabs } from './elevenLabs.ts';
import { endorLabs } from './endorLabs.ts';
import { facebook } from './facebook.ts';
import { feishu } from './feishu.ts';
import { figma } from './figma.ts';
import { firebase } from './firebase.ts';
import { firecrawl } from './firecrawl.ts';
import { fireworks } from './fireworks.ts';
import { fleetbase } from './fleetbase.ts';
import { flexport } from './flexport.ts';
import { flutterwave } from './flutterwave.ts';
import { flyIo } from './flyIo.ts';
import { frameIo } from './frameIo.ts';
import { fullstory } from './fullstory.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { google } from './google.ts';
import { googleChat } from './googleChat.ts';
import { grafana } from './grafana.ts';
import { groq } from './groq.ts';
import { harness } from './harness.ts';
import { heroku } from './heroku.ts';
import { hubspot } from './hubspot.ts';
import { huggingFace } from './huggingFace.ts';
import { ifttt } from './ifttt.ts';
import { infisical } from './infisical.ts';
import { infracost } from './infracost.ts';
import { inngest } from './inngest.ts';
import { intra42 } from './intra42.ts';
import { ionic } from './ionic.ts';
import { jenkins } from './jenkins.ts';
import { jumpCloud } from './jumpCloud.ts';
import { jwt } from './jwt.ts';
import { klaviyo } from './klaviyo.ts';
import { langfuse } from './langfuse.ts';
import { langSmith } from './langSmith.ts';
import { launchDarkly } from './launchDarkly.ts';
import { linear } from './linear.ts';
import { llamaIndex } from './llamaIndex.ts';
import { lob } from './lob.ts';
import { logicApps } from './logicApps.ts';
import { mailchimp } from './mailchimp.ts';
import { make } from './make.ts';
import { mapbox } from './mapbox.ts';
import { maxMind } from './maxMind.ts';
import { mercadoPago } from './mercadoPago.ts';
import { mercury } from './mercury.ts';
import { microsoftTeams } from './microsoftTeams.ts';
import { mongodb } from './mongodb.ts';
import { nats } from './nats.ts';
import { neon } from './neon.ts';
import { netlify } from './netlify.ts';
import { newRelic } from './newRelic.ts';
import { nightfall } from './nightfall.ts';
import { notion } from './notion.ts';
import { npm } from './npm.ts';
import { nuget } from './nuget.ts';
import { nvidia } from './nvidia.ts';
import { nylas } from './nylas.ts';
import { octopus } from './octopus.ts';
import { onePassword } from './onePassword.ts';
import { oneSignal } from './oneSignal.ts';
import { onfido } from './onfido.ts';
import { openAi } from './openAi.ts';
import { openRouter } from './openRouter.ts';
import { openShift } from './openShift.ts';
import { openVsx } from './openVsx.ts';
import { pagarMe } from './pagarMe.ts';
import { paystack } from './paystack.ts';
import { perplexity } from './perplexity.ts';
import { pinecone } from './pinecone.ts';
import { plaid } from './plaid.ts';
import { planetScale } from './planetScale.ts';
import { posthog } from './posthog.ts';
import { postman } from './postman.ts';
import { prefect } from './prefect.ts';
import { privateKeys } from './privateKeys.ts';
import { pubNub } from './pubNub.ts';
import { pulumi } from './pulumi.ts';
import { pushbullet } from './pushbullet.ts';
import { pypi } from './pypi.ts';
import { ramp } from './ramp.ts';
import { razorpay } from './razorpay.ts';
import { readMe } from './readMe.ts';
import { render } from './render.ts';
import { replicate } from './replicate.ts';
import { resend } from './resend.ts';
import { rocketChat } from './rocketChat.ts';
import { rootly } from './rootly.ts';
import { rubyGems } from './rubyGems.ts';
import { runpod } from './runpod.ts';
import { salad } from './salad.ts';
import { salesforce } from './salesforce.ts';
import { scalingo } from './scalingo.ts';
import { segment } from './segment.ts';
import { sendGrid } from './sendGrid.ts';
import { sentry } from './sentry.ts';
import { settleMint } from './settleMint.ts';
import { shippo } from './shippo.ts';
import { shopify } from './shopify.ts';
import { sidekiq } from './sidekiq.ts';
import { slack } from './slack.ts';
import { snyk } from './snyk.ts';
import { sonar } from './sonar.ts';
import { sourcegraph } from './sourcegraph.ts';
import { square } from './square.ts';
import { stackHawk } from './stackHawk.ts';
import { stripe } from './stripe.ts';
import { stytch } from './stytch.ts';
import { supabase } from './supabase.ts';
import { tableau } from './tableau.ts';
import { tailscale } from './tailscale.ts';
import { tavily } from './tavily.ts';
import { teamwork } from './teamwork.ts';
import { telegram } from './telegram.ts';
import { telnyx } from './telnyx.ts';
import { tencent } from './tencent.ts';
import { terraform } from './terraform.ts';
import { thunderstore } from './thunderstore.ts';
import { tines } from './tines.ts';
import { together } from './together.ts';
import { trigger } from './trigger.ts';
import { trueNas } from './trueNas.ts';
import { twilio } from './twilio.ts';
import { typeform } from './typeform.ts';
import { ubidots } from './ubidots.ts';
import { unkey } from './unkey.ts';
import { vault } from './vault.ts';
import { vercel } from './vercel.ts';
import { voiceflow } from './voiceflow.ts';
import { volcengine } from './volcengine.ts';
import { weCom } from './weCom.ts';
import { weightsBiases } from './weightsBiases.ts';
import { workos } from './workos.ts';
import { wunderGraph } from './wunderGraph.ts';
import { xai } from './xai.ts';
import { xata } from './xata.ts';
import { yandex } from './yandex.ts';
import { zapier } from './zapier.ts';
import { zoho } from './zoho.ts';
import { zuplo } from './zuplo.ts';

/** Every rule the product comes with: first those that know a token by itself, then those that need a name beside it. */
export const builtInRules: readonly Rule[] = [
  ...adafruit,
  ...adobe,
  ...airtable,
  ...akamai,
  ...alibaba,
  ...anthropic,
  ...apify,
  ...appSync,
  ...artifactory,
  ...asana,
  ...atlassian,
  ...authress,
  ...aws,
  ...axiom,
  ...azure,
  ...baidu,
  ...bitwarden,
  ...braintree,
  ...brevo,
  ...browserbase,
  ...buildkite,
  ...cerebras,
  ...checkly,
  ...circleci,
  ...clerk,
  ...clickhouse,
  ...clickup,
  ...clojars,
  ...cloudflare,
  ...composer,
  ...contentful,
  ...contentstack,
  ...convex,
  ...courier,
  ...coze,
  ...cratesIo,
  ...cursor,
  ...databricks,
  ...datadog,
  ...deepseek,
  ...defined,
  ...dependencyTrack,
  ...digitalOcean,
  ...dingTalk,
  ...discord,
  ...dockerHub,
  ...doppler,
  ...droneCi,
  ...dropbox,
  ...duffel,
  ...dynatrace,
  ...e2b,
  ...easyPost,
  ...elevenLabs,
  ...endorLabs,
  ...facebook,
  ...feishu,
  ...figma,
  ...firebase,
  ...firecrawl,
  ...fireworks,
  ...fleetbase,
  ...flexport,
  ...flutterwave,
  ...flyIo,
  ...frameIo,
  ...fullstory,
  ...github,
  ...gitlab,
  ...google,
  ...googleChat,
  ...grafana,
  ...groq,
  ...harness,
  ...heroku,
  ...hubspot,
  ...huggingFace,
  ...ifttt,
  ...infisical,
  ...infracost,
  ...inngest,
  ...intra42,
  ...ionic,
  ...jenkins,
  ...jumpCloud,
  ...jwt,
  ...klaviyo,
  ...langfuse,
  ...langSmith,
  ...launchDarkly,
  ...linear,
  ...llamaIndex,
  ...lob,
  ...logicApps,
  ...mailchimp,
  ...make,
  ...mapbox,
  ...maxMind,
  ...mercadoPago,
  ...mercury,
  ...microsoftTeams,
  ...mongodb,
  ...nats,
  ...neon,
  ...netlify,
  ...newRelic,
  ...nightfall,
  ...notion,
  ...npm,
  ...nuget,
  ...nvidia,
  ...nylas,
  ...octopus,
  ...onePassword,
  ...oneSignal,
  ...onfido,
  ...openAi,
  ...openRouter,
  ...openShift,
  ...openVsx,
  ...pagarMe,
  ...paystack,
  ...perplexity,
  ...pinecone,
  ...plaid,
  ...planetScale,
  ...posthog,
  ...postman,
  ...prefect,
  ...privateKeys,
  ...pubNub,
  ...pulumi,
  ...pushbullet,
  ...pypi,
  ...ramp,
  ...razorpay,
  ...readMe,
  ...render,
  ...replicate,
  ...resend,
  ...rocketChat,
  ...rootly,
  ...rubyGems,
  ...runpod,
  ...salad,
  ...salesforce,
  ...scalingo,
  ...segment,
  ...sendGrid,
  ...sentry,
  ...settleMint,
  ...shippo,
  ...shopify,
  ...sidekiq,
  ...slack,
  ...snyk,
  ...sonar,
  ...sourcegraph,
  ...square,
  ...stackHawk,
  ...stripe,
  ...stytch,
  ...supabase,
  ...tableau,
  ...tailscale,
  ...tavily,
  ...teamwork,
  ...telegram,
  ...telnyx,
  ...tencent,
  ...terraform,
  ...thunderstore,
  ...tines,
  ...together,
  ...trigger,
  ...trueNas,
  ...twilio,
  ...typeform,
  ...ubidots,
  ...unkey,
  ...vault,
  ...vercel,
  ...voiceflow,
  ...volcengine,
  ...weCom,
  ...weightsBiases,
  ...workos,
  ...wunderGraph,
  ...xai,
  ...xata,
  ...yandex,
  ...zapier,
  ...zoho,
  ...zuplo,
  ...aToB,
  ...cToD,
  ...eToG,
  ...hToL,
  ...mToO,
  ...pToR,
  ...sToT,
  ...uToZ,
];
